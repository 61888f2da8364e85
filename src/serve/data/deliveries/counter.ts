/**
 * The second word of a message's counter; the first is the low half of its block's number.
 * 16 messages and 32 lanes below, the high half of the block above: 30 bits, the two highest are left to `ksuid`.
 */
export function counterOf(block: number, index: number, lane = 0): number {
  return Math.floor(block / 0x1_0000_0000) * 512 + index * 32 + lane;
}

import { child, type Key } from "../../../random/key.ts";
import { words } from "../../../random/threefry.ts";
import { slotsOf, type Slots } from "../../../random/weights.ts";
import { counterOf } from "./counter.ts";
import type { Era } from "./era.ts";
import type { Grid } from "./grid.ts";

/** The messages of an endpoint: what becomes of each and what it is about. A block's worth of either costs two draws. */
export interface Messages {
  countIn(block: number): number;
  /** Numbers into `outcomeList`, one per message of a block. */
  outcomesIn(block: number): Uint8Array;
  /** Which of them there are: bit n is set for number n. */
  presentIn(block: number): number;
  /** Numbers into the list of events. */
  eventsIn(block: number): Uint8Array;
}

/** How many blocks are remembered; neighbours ask for the same ones. A power of two: a block's place is its lowest bits. */
const remembered = 512;

export function messagesOf(grid: Grid, eras: readonly Era[], eventWeights: readonly number[], key: Key): Messages {
  const outcomeKey = child(key, "outcome");
  const eventKey = child(key, "event");
  const eventSlots = slotsOf(eventWeights);
  const outcomesIn = remember((block) => dealt(outcomeKey, block, slotsAt(eras, block), grid.countIn(block)));
  return {
    countIn: (block) => outcomesIn(block).length,
    outcomesIn,
    presentIn: rememberNumber((block) => present(outcomeKey, block, slotsAt(eras, block), grid.countIn(block))),
    eventsIn: remember((block) => dealt(eventKey, block, eventSlots, grid.countIn(block))),
  };
}

function slotsAt(eras: readonly Era[], block: number): Slots {
  let at = eras.length - 1;
  while (at > 0 && (eras[at]?.from ?? 0) > block) at--;
  const era = eras[at];
  if (era === undefined) throw new RangeError("A story has at least one phase");
  return era.slots;
}

/** Eight bytes of randomness at a time, one for each message. */
function dealt(key: Key, block: number, slots: Slots, count: number): Uint8Array {
  const numbers = new Uint8Array(count);
  for (let at = 0; at < count; at += 8) {
    const { high, low } = words(key, block, counterOf(block, at >> 3));
    for (let index = at; index < Math.min(count, at + 8); index++)
      numbers[index] = slots[byteOf(index, high, low)] ?? 0;
  }
  return numbers;
}

/** The same, only as to which numbers there are: most blocks are asked for nothing else. */
function present(key: Key, block: number, slots: Slots, count: number): number {
  let bits = 0;
  for (let at = 0; at < count; at += 8) {
    const { high, low } = words(key, block, counterOf(block, at >> 3));
    for (let index = at; index < Math.min(count, at + 8); index++) bits |= 1 << (slots[byteOf(index, high, low)] ?? 0);
  }
  return bits;
}

/** The byte of a message, of the two words for eight of them. */
function byteOf(index: number, high: number, low: number): number {
  return (((index & 4) === 0 ? high : low) >>> ((index & 3) * 8)) & 0xff;
}

/** Each block has one place, where the block that was asked last stays. */
function remember(make: (block: number) => Uint8Array): (block: number) => Uint8Array {
  const blocks = new Float64Array(remembered).fill(-1);
  const made: Uint8Array[] = [];
  return (block) => {
    const place = block & (remembered - 1);
    const known = made[place];
    if (known !== undefined && blocks[place] === block) return known;
    blocks[place] = block;
    return (made[place] = make(block));
  };
}

/**
 * Numbers of the blocks of all endpoints together, so that neither many endpoints nor long logs take more memory: each block of
 * each endpoint has one place. Nobody has the number 0, which stands where nothing has been put yet.
 */
const places = 0x2_0000;
/** Of each place owner, block and number, side by side, so that they come with one look into memory. */
const memory = new Float64Array(places * 3);
let lastOwner = 0;

/** To work out what a block holds costs ten times as much as to look it up, and a page asks for some hundred blocks. */
export function rememberNumber(make: (block: number) => number): (block: number) => number {
  const owner = ++lastOwner;
  // Spreads the first blocks of endpoints (Knuth, "The Art of Computer Programming", volume 3, 6.4).
  const spread = Math.imul(owner, 0x9e37_79b1);
  return (block) => {
    const place = ((block ^ spread) & (places - 1)) * 3;
    if (memory[place] === owner && memory[place + 1] === block) return memory[place + 2] ?? 0;
    const number = make(block);
    memory[place] = owner;
    memory[place + 1] = block;
    return (memory[place + 2] = number);
  };
}

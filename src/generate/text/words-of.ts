/** The words of a name in small letters: `macAddress`, `mac_address`, `MAC-Address` and `MACAddress` are all mac, address. */
export function wordsOf(name: string): readonly string[] {
  return name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\d+/gu)?.map((word) => word.toLowerCase()) ?? [];
}

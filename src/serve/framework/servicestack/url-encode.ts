import type { Pair } from "./call.ts";

/** Encodes as the framework does: letters, digits, `,` `-` `.` stay, a blank is a plus, all else is `%` and small hexadecimal digits. */
export function urlEncode(text: string): string {
  return Array.from(Buffer.from(text, "utf8"), (byte) => {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9,.-]/.test(character)) return character;
    return byte === 0x20 ? "+" : `%${byte.toString(16).padStart(2, "0")}`;
  }).join("");
}

/** Parameters by name, names in any case (the first spelling stays), in the order of first appearance. */
export function grouped(pairs: readonly Pair[]): readonly (readonly [name: string, values: readonly string[]])[] {
  const groups = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of pairs) {
    const group = groups.get(name.toLowerCase()) ?? { name, values: [] };
    groups.set(name.toLowerCase(), group);
    group.values.push(value);
  }
  return [...groups.values()].map(({ name, values }) => [name, values]);
}

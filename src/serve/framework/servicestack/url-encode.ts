/** Encodes as the framework does: letters, digits, `,` `-` `.` stay, a blank is a plus, all else is `%` and small hexadecimal digits. */
export function urlEncode(text: string): string {
  return Array.from(Buffer.from(text, "utf8"), (byte) => {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9,.-]/.test(character)) return character;
    return byte === 0x20 ? "+" : `%${byte.toString(16).padStart(2, "0")}`;
  }).join("");
}

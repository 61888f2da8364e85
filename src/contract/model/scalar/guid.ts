/** The canonical text of a Guid: 32 hex digits in small letters, hyphens after the 8th, 12th, 16th and 20th. */
export function guidText(digits: string): string {
  const hex = digits.toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

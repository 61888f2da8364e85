/** The canonical text of a Guid: 32 hex digits in small letters, hyphens after the 8th, 12th, 16th and 20th. */
export function guidText(digits: string): string {
  const hex = digits.toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Reads a Guid with all its hyphens or none, whatever the case of its letters, into canonical text; undefined for anything else. */
export function parseGuid(text: string): string | undefined {
  return /^[0-9a-f]{8}(-?)(?:[0-9a-f]{4}\1){3}[0-9a-f]{12}$/i.test(text)
    ? guidText(text.replaceAll("-", ""))
    : undefined;
}

/** Whether a text is a Guid in canonical form. */
export function isGuid(text: string): boolean {
  return parseGuid(text) === text;
}

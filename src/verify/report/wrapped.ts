/** As much of a value as a person is shown: what differs stands in it, and a whole page of text would hide it. */
const most = 400;

/** A text on one line, whole up to 400 characters; behind that it is said how much more there is. Endless room: all of it. */
export function wholeText(text: string, width: number): string {
  const flat = text.replaceAll(/\s+/g, " ");
  const more = flat.length - most;
  // What was cut off has to be longer than what is said of it.
  return width === Infinity || more < 40 ? flat : `${flat.slice(0, most)}… and ${more} more characters`;
}

/** A text in lines that fit into a room, broken at spaces where there are some; the lines joined by spaces are not always the text. */
export function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const space = rest.lastIndexOf(" ", room);
    // A line that would be half empty is no gain: a long word is broken where the line ends.
    const end = space > room / 2 ? space : room;
    lines.push(rest.slice(0, end));
    rest = end === space ? rest.slice(end + 1) : rest.slice(end);
  }
  return [...lines, rest];
}

/** As many names as fit, and how many more there are: `a, b, … and 12 more`. The first is always there. */
export function fitted(names: readonly string[], room: number): string {
  const all = names.join(", ");
  if (all.length <= room || names.length === 1) return all;
  let shown = names.length - 1;
  const text = (): string => `${names.slice(0, shown).join(", ")}, … and ${names.length - shown} more`;
  while (shown > 1 && text().length > room) shown -= 1;
  return text();
}

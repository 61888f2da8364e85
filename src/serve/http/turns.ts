/** So many requests of one connection are answered in a row; then others have a turn. */
export const mostInARow = 8;

interface Line {
  left: number;
  isPlanned: boolean;
  readonly waiting: (() => void)[];
}

const lines = new WeakMap<object, Line>();

/**
 * When a request of a connection may be answered: a client that sends thousands at once (pipelining, RFC 9112, section 9.3.2)
 * leaves others their turns between.
 * @returns undefined: at once
 */
export function turnOf(connection: object): Promise<void> | undefined {
  const line = lines.get(connection) ?? { left: mostInARow, isPlanned: false, waiting: [] };
  lines.set(connection, line);
  planNext(line);
  if (line.left === 0) return new Promise((begin) => line.waiting.push(begin));
  line.left -= 1;
  return undefined;
}

/** With each turn of the event loop a connection has new turns; those who wait take them first. */
function planNext(line: Line): void {
  if (line.isPlanned) return;
  line.isPlanned = true;
  setImmediate(() => {
    line.isPlanned = false;
    const next = line.waiting.splice(0, mostInARow);
    line.left = mostInARow - next.length;
    if (line.waiting.length > 0) planNext(line);
    for (const begin of next) begin();
  });
}

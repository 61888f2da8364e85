/** So many requests of one connection are answered in a row; then others have a turn. */
export const mostInARow = 8;
/** Requests follow each other in a row where no more milliseconds lie between the first and them. */
const longestRow = 1;

/** Bodies beyond so many bytes are received, answered and sent in turns of the event loop, with others between. */
export const largeBody = 262_144;

interface Line {
  since: number;
  left: number;
  isPlanned: boolean;
  readonly waiting: (() => void)[];
}

const lines = new WeakMap<object, Line>();

/**
 * When a request of a connection may be answered: a client that sends thousands at once (pipelining, RFC 9112, section 9.3.2)
 * leaves others their turns between.
 * @param now the machine's clock in milliseconds; nothing else is done for a request that comes alone
 * @returns undefined: at once
 */
export function turnOf(connection: object, now: number): Promise<void> | undefined {
  const line = lines.get(connection) ?? { since: now, left: mostInARow, isPlanned: false, waiting: [] };
  lines.set(connection, line);
  if (line.waiting.length === 0 && now - line.since > longestRow) {
    line.since = now;
    line.left = mostInARow;
  }
  if (line.left === 0) {
    planNext(line);
    return new Promise((begin) => line.waiting.push(begin));
  }
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

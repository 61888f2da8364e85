/**
 * What time it is for a session: a moment that stands still, or one that moves on from when it was set.
 * The machine's own time comes in as a number, so that everything here stays a function of its arguments.
 */
export type Clock =
  | { readonly kind: "frozen"; readonly now: string }
  | { readonly kind: "running"; readonly from: string; readonly startedAt: number; readonly speed: number };

/**
 * The moment a clock shows, ISO 8601 UTC with milliseconds.
 * @param machineTime milliseconds since 1970 on the machine's clock; only a running clock looks at it
 */
export function nowOf(clock: Clock, machineTime: number): string {
  if (clock.kind === "frozen") return clock.now;
  const passed = (machineTime - clock.startedAt) * clock.speed;
  return new Date(Date.parse(clock.from) + passed).toISOString();
}

/** Reads a moment as people write it (`2026-11-24`, `2026-11-24T12:00Z`); no offset means UTC. Undefined: it is none. */
export function parseMoment(text: string): string | undefined {
  const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  if (shape === null) return undefined;
  const zoned = shape[1] !== undefined && shape[4] === undefined ? `${text}Z` : text;
  const milliseconds = Date.parse(zoned);
  if (Number.isNaN(milliseconds) || !sameDay(zoned, milliseconds)) return undefined;
  return new Date(milliseconds).toISOString();
}

/** `Date.parse` takes the 30th of February for a day in March; a date that does not exist is refused here. */
function sameDay(text: string, milliseconds: number): boolean {
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(text.slice(10));
  const minutes = offset === null ? 0 : (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return new Date(milliseconds + minutes * 60_000).toISOString().slice(0, 10) === text.slice(0, 10);
}

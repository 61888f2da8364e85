/** How long an attempt stays unsettled in a story that shows it: first pending, then being sent. Milliseconds. */
export interface Flight {
  readonly meanGap: number;
}

/** About three attempts are pending at any time … */
export function pendingMs(flight: Flight): number {
  return 3 * flight.meanGap;
}

/** … and about four being sent. */
export function sendingMs(flight: Flight): number {
  return 4 * flight.meanGap;
}

/** The state of an attempt of a given age; undefined when it has settled. */
export function stateAt(flight: Flight, age: number): "pending" | "sending" | undefined {
  if (age < pendingMs(flight)) return "pending";
  return age < pendingMs(flight) + sendingMs(flight) ? "sending" : undefined;
}

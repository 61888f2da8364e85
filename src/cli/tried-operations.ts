import type { Contract } from "../contract/model/contract.ts";
import { triedOperations, type Unservable } from "../serve/data/unservable.ts";

/** `POST /orders answers 501: api.yaml /…: no value is …`. */
export function unservableLine({ operation: { method, path }, place, why }: Unservable): string {
  return `${method} ${path} answers 501, as no answer can be made up: ${place}: ${why}\n`;
}

/** Milliseconds before the first operation is tried, between two of them, and after requests: those come first. */
const pauses = { first: 3000, next: 50, busy: 1000 };
/** After so many pauses for requests one is tried all the same: some are asked for their health every second. */
const mostPauses = 10;

/** Operations that are tried while nothing else is to do. */
export interface IdleTrial {
  /** Told of each request: while there are any, nothing is tried. */
  readonly requested: () => void;
  readonly end: () => void;
}

/** Tries the operations of contracts one by one in idle time, and tells of each that cannot be answered. */
export function tryInIdleTime(contracts: readonly Contract[], tell: (line: string) => void): IdleTrial {
  const tried = triedOperations(contracts);
  let isBusy = false;
  let paused = 0;
  let timer = setTimeout(step, pauses.first).unref();
  function step(): void {
    const isPaused = isBusy && ++paused < mostPauses;
    if (!isPaused) {
      paused = 0;
      const { done, value } = tried.next();
      if (done === true) return;
      if (value !== undefined) tell(unservableLine(value));
    }
    timer = setTimeout(step, isPaused ? pauses.busy : pauses.next).unref();
    isBusy = false;
  }
  return { requested: () => void (isBusy = true), end: () => clearTimeout(timer) };
}

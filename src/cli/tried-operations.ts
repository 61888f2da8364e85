import type { Contract } from "../contract/model/contract.ts";
import { triedOperations, type Unservable } from "../serve/data/unservable.ts";

/** `POST /orders answers 501: api.yaml /…: no value is …`. */
export function unservableLine({ operation: { method, path }, place, why }: Unservable): string {
  return `${method} ${path} answers 501, as no answer can be made up: ${place}: ${why}\n`;
}

/** Milliseconds before the first operation is tried, and between two of them: requests come first. */
const pauses = { first: 3000, next: 50 };

/**
 * Tries the operations of contracts one by one while nothing else is to do, and tells of each that cannot be answered.
 * @returns ends it
 */
export function tryInIdleTime(contracts: readonly Contract[], tell: (line: string) => void): () => void {
  const tried = triedOperations(contracts);
  let timer = setTimeout(step, pauses.first).unref();
  function step(): void {
    const { done, value } = tried.next();
    if (done === true) return;
    if (value !== undefined) tell(unservableLine(value));
    timer = setTimeout(step, pauses.next).unref();
  }
  return () => clearTimeout(timer);
}

import type { Caller } from "../../exchange/question.ts";
import type { Ground } from "../case.ts";

/** Notes that a kind of caller has asked: its answer had the checks of every refusal, and need not be requested again. */
export function noteAsked(ground: Ground, kind: Caller["kind"]): void {
  ground.known.set(noteOf(kind), { value: true });
}

/** Whether a kind of caller has asked in this run. */
export function hasAsked(ground: Ground, kind: Caller["kind"]): boolean {
  return ground.known.has(noteOf(kind));
}

function noteOf(kind: Caller["kind"]): string {
  return `a caller with ${kind} has asked`;
}

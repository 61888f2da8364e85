import { fraction } from "../../random/draw.ts";
import { keyOf, path } from "../../random/key.ts";
import type { Answer, Request } from "../operation/request.ts";
import type { Fault } from "../state/fault.ts";
import type { Session } from "../state/session.ts";

/** An answer with what strikes it: how long it waits, and whether the connection ends instead. */
export interface Struck {
  readonly answer: Answer;
  readonly delay: number;
  readonly reset: boolean;
  readonly faults: readonly string[];
}

/** An answer, and how the API documents a failure, if it does. */
export interface Played {
  readonly answer: Answer;
  readonly failure?: ((status: number) => Answer | undefined) | undefined;
}

/**
 * Plays the faults that strike this request. Which do is a function of seed, fault and the request's number in its
 * session: the same requests in the same order meet the same faults. They are played after the answer was checked.
 */
export function playFaults(answered: Played, request: Request, session: Session, seed: string, number: number): Struck {
  const strikes = session.changes.faults.filter((fault) => strikesNow(fault, request, session, seed, number));
  for (const { id } of strikes) session.strike(id);
  const delay = strikes.reduce((sum, fault) => sum + (fault.delay ?? 0), 0);
  const reset = strikes.some(({ body }) => body === "reset");
  const answer = strikes.reduce((one, fault) => broken(one, fault, answered), answered.answer);
  return { answer, delay, reset, faults: strikes.map(({ id }) => id) };
}

function strikesNow(fault: Fault, request: Request, session: Session, seed: string, number: number): boolean {
  const target = request.target.toLowerCase();
  if (fault.path !== undefined && !target.startsWith(fault.path.toLowerCase())) return false;
  if (fault.times !== undefined && session.struck(fault.id) >= fault.times) return false;
  return fraction(path(keyOf(seed), "faults", fault.id), number) < fault.share;
}

function broken(answer: Answer, fault: Fault, { failure }: Played): Answer {
  const refused =
    fault.status === undefined ? answer : (failure?.(fault.status) ?? ordered(answer, fault.status, fault.id));
  const body = Buffer.from(refused.body);
  switch (fault.body) {
    case "truncated":
      return { ...refused, body: body.subarray(0, Math.floor(body.length / 2)) };
    case "garbled":
      return { ...refused, body: body.map((byte, i) => (i % 7 === 3 ? byte ^ 0x20 : byte)) };
    case "empty":
      return { ...refused, body: "" };
    case "reset":
    case undefined:
      return refused;
  }
}

/** A failure of which nothing is documented. */
function ordered(answer: Answer, status: number, id: string): Answer {
  const headers = answer.headers.filter(([name]) => !/^content-(type|disposition)$/i.test(name));
  return {
    status,
    headers: [...headers, ["Content-Type", "text/plain; charset=utf-8"]],
    body: `${status}: ordered by ${id}`,
  };
}

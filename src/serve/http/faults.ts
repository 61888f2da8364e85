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

/**
 * Plays the faults that strike this request. Which do is a function of seed, fault and the request's number in its
 * session: the same requests in the same order meet the same faults. They are played after the answer was checked.
 */
export function playFaults(answer: Answer, request: Request, session: Session, seed: string, number: number): Struck {
  const strikes = session.changes.faults.filter((fault) => strikesNow(fault, request, session, seed, number));
  for (const { id } of strikes) session.strike(id);
  const delay = strikes.reduce((sum, fault) => sum + (fault.delay ?? 0), 0);
  const reset = strikes.some(({ body }) => body === "reset");
  return { answer: strikes.reduce(broken, answer), delay, reset, faults: strikes.map(({ id }) => id) };
}

function strikesNow(fault: Fault, request: Request, session: Session, seed: string, number: number): boolean {
  const target = request.target.toLowerCase();
  if (fault.path !== undefined && !target.startsWith(fault.path.toLowerCase())) return false;
  if (fault.times !== undefined && session.struck(fault.id) >= fault.times) return false;
  return fraction(path(keyOf(seed), "faults", fault.id), number) < fault.share;
}

function broken(answer: Answer, fault: Fault): Answer {
  const headers = answer.headers.filter(([name]) => !/^content-(type|disposition)$/i.test(name));
  const refused: Answer =
    fault.status === undefined
      ? answer
      : {
          status: fault.status,
          headers: [...headers, ["Content-Type", "text/plain; charset=utf-8"]],
          body: `${fault.status}: ordered by ${fault.id}`,
        };
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

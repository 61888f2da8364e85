import { countOfWrites, noWrites, withWrites } from "../data/things/thing-write.ts";
import { problemAnswer } from "../operation/problem-answer.ts";
import type { Answer } from "../operation/request.ts";
import type { Session } from "../state/session.ts";

/** So many written rows of an API a session keeps. */
const mostWritten = 10_000;

/**
 * Keeps what an answer says was written, in the session that asked; beyond the bound nothing is kept, and
 * the answer is 507 (RFC 4918, section 11.5). Undefined: the answer stays as it is.
 */
export function keepWrites(answer: Answer, api: string, session: Session): Answer | undefined {
  if (answer.writes === undefined || answer.writes.length === 0) return undefined;
  const before = session.changes.writes.get(api) ?? noWrites;
  const after = withWrites(before, answer.writes);
  if (countOfWrites(after) > mostWritten)
    return problemAnswer(
      507,
      "The session is full",
      `a session keeps ${mostWritten} written rows of an API; reset it, or delete rows`,
    );
  session.change({ writes: new Map(session.changes.writes).set(api, after) });
  return undefined;
}

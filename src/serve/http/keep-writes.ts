import { noWrites, sizeOfWrites, withWrites } from "../data/things/thing-write.ts";
import { type Reply, withReply } from "../data/replies.ts";
import { problemAnswer } from "../operation/problem-answer.ts";
import type { Answer } from "../operation/request.ts";
import type { SessionLimits } from "../state/limits.ts";
import type { Session } from "../state/session.ts";

/** So much of an API a session keeps: rows, and characters of JSON. */
type WriteLimits = Pick<SessionLimits, "writtenRows" | "writtenCharacters">;

/**
 * Keeps what an answer says was written, in the session that asked; beyond the bound nothing is kept, and
 * the answer is 507 (RFC 4918, section 11.5). Undefined: the answer stays as it is.
 */
export function keepWrites(answer: Answer, api: string, session: Session, limits: WriteLimits): Answer | undefined {
  const refused = keptRows(answer, api, session, limits);
  if (refused !== undefined) return refused;
  const { again, kept, status, headers } = answer;
  if (kept !== undefined) keepReply(api, kept.name, kept.reply, session);
  if (again !== undefined) {
    const body = Buffer.from(answer.body).toString("base64");
    keepReply(api, again.name, { asked: again.asked, status, headers, body }, session);
  }
  return undefined;
}

function keepReply(api: string, name: string, reply: Reply, session: Session): void {
  const before = session.changes.replies;
  session.change({ replies: new Map(before).set(api, withReply(before.get(api) ?? new Map(), name, reply)) });
}

function keptRows(
  answer: Answer,
  api: string,
  session: Session,
  { writtenRows, writtenCharacters }: WriteLimits,
): Answer | undefined {
  if (answer.writes === undefined || answer.writes.length === 0) return undefined;
  const before = session.changes.writes.get(api) ?? noWrites;
  const after = withWrites(before, answer.writes);
  const { rows, characters } = sizeOfWrites(after);
  if (rows > writtenRows || characters > writtenCharacters) {
    const detail = `a session keeps ${writtenRows} written rows of an API, and ${writtenCharacters} characters of them: reset it, or set a limit`;
    return problemAnswer(507, "The session is full", detail);
  }
  session.change({ writes: new Map(session.changes.writes).set(api, after) });
  return undefined;
}

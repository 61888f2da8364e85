import type { Limits } from "../../limits.ts";
import { noWrites, sizeOfWrites, withWrites } from "../data/things/thing-write.ts";
import { type Reply, withReply } from "../data/replies.ts";
import { problemAnswer } from "../operation/problem-answer.ts";
import type { Answer } from "../operation/request.ts";
import type { Session } from "../state/session.ts";

/**
 * Keeps what an answer says was written, in the session that asked; beyond the bound nothing is kept, and
 * the answer is 507 (RFC 4918, section 11.5). Undefined: the answer stays as it is.
 */
export function keepWrites(answer: Answer, api: string, session: Session, limits: Limits): Answer | undefined {
  const refused = keptRows(answer, api, session, limits);
  if (refused !== undefined) return refused;
  const { again, kept, status, headers } = answer;
  if (kept !== undefined) keepReply(api, kept, session, limits);
  if (again !== undefined) {
    const body = Buffer.from(answer.body).toString("base64");
    keepReply(api, { name: again.name, reply: { asked: again.asked, status, headers, body } }, session, limits);
  }
  return undefined;
}

/** An answer under the name by which it is asked for again. */
interface NamedReply {
  readonly name: string;
  readonly reply: Reply;
}

function keepReply(api: string, { name, reply }: NamedReply, session: Session, limits: Limits): void {
  const all = session.changes.replies;
  const before = all.get(api) ?? new Map<string, Reply>();
  session.change({ replies: new Map(all).set(api, withReply(before, name, reply, limits)) });
}

function keptRows(
  answer: Answer,
  api: string,
  session: Session,
  { writtenRows, writtenCharacters }: Limits,
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

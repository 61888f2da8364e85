/** An answer that is given again: when its request is sent again, or as the file that was sent before. */
export interface Reply {
  /** What the request asked, in short: another question is not answered with this. Empty of a file. */
  readonly asked: string;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body's bytes in base64. */
  readonly body: string;
}

/** What names a request → its answer, the oldest first. */
export type Replies = ReadonlyMap<string, Reply>;

/** So many answers are remembered for each API; the oldest go first. */
const mostReplies = 1000;
/** And so many characters of their bodies. */
const mostCharacters = 16 * 1024 * 1024;

/** One answer more. */
export function withReply(replies: Replies, name: string, reply: Reply): Replies {
  const all = new Map(replies).set(name, reply);
  let characters = [...all.values()].reduce((sum, { body }) => sum + body.length, 0);
  for (const [oldest, { body }] of all) {
    if (all.size <= mostReplies && characters <= mostCharacters) break;
    all.delete(oldest);
    characters -= body.length;
  }
  return all;
}

import { type Limits, usualLimits } from "../../limits.ts";

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

/** One answer more; beyond the limits the oldest go. */
export function withReply(replies: Replies, name: string, reply: Reply, limits: Limits = usualLimits): Replies {
  const all = new Map(replies).set(name, reply);
  let characters = [...all.values()].reduce((sum, { body }) => sum + body.length, 0);
  for (const [oldest, { body }] of all) {
    if (all.size <= limits.keptAnswers && characters <= limits.keptCharacters) break;
    all.delete(oldest);
    characters -= body.length;
  }
  return all;
}

import { Undecided } from "../pattern/matcher.ts";
import { Unread } from "./exchange/reply.ts";

/** Why nothing can be told of an answer: its body was left unread, or whether it fits cannot be told within bounds. */
export type Unjudged = Undecided | Unread;

export function isUnjudged(error: unknown): error is Unjudged {
  return error instanceof Undecided || error instanceof Unread;
}

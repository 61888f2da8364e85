import type { BodyPromises } from "../exchange/read-reply.ts";
import type { Given, Question, Wanted } from "../exchange/question.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Deviation } from "../verdict/deviation.ts";
import type { AnswerPromises } from "../verdict/watch.ts";
import type { CaseFamily, Ground } from "./case.ts";

/**
 * What every host of one framework promises on the wire, beyond what its contract says. Written from documentation and
 * recordings of such hosts, never from the stand-in; listed in `framework/promises-of.ts`.
 */
export interface Promises extends AnswerPromises, BodyPromises {
  /** The name that a contract gives it: `x-standin-host.framework`. */
  readonly name: string;
  /** How a format can be asked for. */
  readonly formatWays: readonly [Wanted["by"], ...Wanted["by"][]];
  readonly sameRequest: SameRequest;
  /** How a method is answered that the contract does not have at a path. */
  readonly judgeOtherMethod: (reply: Reply, method: string) => Deviation | undefined;
  /** How a path is answered that the contract does not have. */
  readonly judgeUnknownPath: (reply: Reply) => Deviation | undefined;
  /**
   * The same thing asked for in ways that a check of callers may have forgotten.
   * @param crowded the question with every parameter there is, and headers by which proxies speak of callers
   */
  readonly forgottenWays: (ground: Ground, question: Question, crowded: Question) => readonly Question[];
  /** Whether it is known how its hosts spell what they write, byte by byte. */
  readonly isSpellingKnown: boolean;
  /**
   * Of an ordinary service any value that fits a parameter's schema may be sent for it, and what it says of rows is found out
   * by asking its lists; a framework with typed code behind tells in its contract what looks rows up.
   */
  readonly isOrdinary: boolean;
  /** The kinds of promises of every host that it asks for in a way of its own. */
  readonly replaced: readonly string[];
  /** Kinds of promises of its own. */
  readonly families: readonly CaseFamily[];
}

/** Which spellings of a request mean the same. */
interface SameRequest {
  /** Whether names of parameters are read in any case. */
  readonly namesInAnyCase: boolean;
  /** Whether a list may also be sent by giving its name several times. */
  readonly listsByRepetition: boolean;
  /** Whether a blank beside a comma is part of the value in a list. */
  readonly blanksInLists: boolean;
  /** One Guid in spellings that are read. */
  readonly guids: readonly string[];
  /** What is passed over; undefined: nothing is promised of what the contract does not name. */
  readonly ignored: { readonly parameters: readonly string[]; readonly headers: readonly Given[] } | undefined;
}

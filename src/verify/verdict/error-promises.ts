import type { Operation, Parameter, Rule } from "../../contract/model/contract.ts";
import type { Type } from "../../contract/model/type.ts";
import type { Given } from "../exchange/question.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Envelope } from "./envelope.ts";
import type { ExpectedFailure } from "./expected-failure.ts";
import type { Deviation } from "./deviation.ts";
import type { ToldError } from "./told-errors.ts";

/** How hosts of a framework tell of errors. */
export interface ErrorPromises {
  /** The error that a body tells, whatever its format; undefined where it tells none. */
  envelopeOf(reply: Reply): Envelope | undefined;
  /** Whether what an envelope says is the message that the contract states. */
  saysMessage(given: string | undefined, stated: string): boolean;
  /** What else an envelope says whose code, message and field are those of the failure. */
  judgeDetails(envelope: Envelope, failure: ExpectedFailure): Deviation | undefined;
  /** Whether each format tells the whole error, with the same message and all other members, not its code and fields alone. */
  readonly sameInEveryFormat: boolean;
  /** Undefined: how broken rules are told is not known; they are refused with any documented status of the client's. */
  readonly rules: BrokenRules | undefined;
  /** Undefined: how values that cannot be read are told is not known; as with rules. */
  readonly unread: UnreadValues | undefined;
  /** What only the inside of the framework writes, beside the marks of stack traces that languages have. */
  readonly insides: readonly RegExp[];
}

/** How values that break rules are told: all rules of all parameters in one answer, in their order. */
export interface BrokenRules {
  readonly status: number;
  codeOf(rule: Rule): string;
  /** One entry of the list; `value` is undefined where nothing was sent. */
  told(parameter: Parameter, rule: Rule, value: string | undefined): ToldError;
}

/** How values that cannot be read as the types of their parameters are told: all of a query in one answer, as sent. */
export interface UnreadValues {
  failure(operation: Operation): Omit<ExpectedFailure, "field">;
  /** One entry of the list. */
  told(given: Given): ToldError;
  /** Texts that are not read as a type by this framework, though another might; in two lots, to be asked of two parameters. */
  texts(type: Type, lot: 0 | 1): readonly string[];
}

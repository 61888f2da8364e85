import type { Given, Sent } from "../../wire/sent/sent-value.ts";
import type { Operation, Parameter } from "../../contract/model/contract.ts";
import type { FormatName } from "../../contract/model/host.ts";
import type { SentBody } from "./sent-body.ts";

export type { Given, Sent };

/** Who sends the request. Every caller but `identity` must be refused where credentials are required. */
export type Caller =
  | { readonly kind: "nobody" }
  | {
      readonly kind: "identity";
      readonly name: string;
      /** The scheme of its `Authorization` in small letters, which is the same scheme (RFC 9110, section 11.1). */
      readonly scheme?: "small";
    }
  /** The identity's name with another password. */
  | { readonly kind: "wrong password"; readonly name: string }
  /** The token that its owner says is past its time. */
  | { readonly kind: "expired"; readonly name: string }
  /** A token in the right form, with the roles that are asked for, signed with a key that nobody has. */
  | { readonly kind: "forged token"; readonly roles: readonly string[] }
  /** The same, with `alg: none` and no signature. */
  | { readonly kind: "unsigned token"; readonly roles: readonly string[] }
  /** The identity's token with roles added and its signature kept. */
  | { readonly kind: "tampered token"; readonly name: string; readonly roles: readonly string[] }
  /** The identity's token, its signature changed. */
  | { readonly kind: "broken signature"; readonly name: string }
  /** An `Authorization` header as it stands. */
  | { readonly kind: "header"; readonly value: string };

/** How a format is asked for. */
export interface Wanted {
  readonly format: FormatName;
  readonly by: "accept" | "suffix" | "query";
  /** The name under which the contract has it; absent: the usual one. */
  readonly mediaType?: string;
}

/** One request worth sending, in the words of the contract: no credentials, no encoding. */
export interface Question {
  readonly operation: Operation;
  readonly method: string;
  /** Parameters by the contract's name, in this order; where their place is not said, they go where it has one of that name, else into the query. */
  readonly parameters: readonly Sent[];
  readonly as: Caller;
  readonly wanted: Wanted | undefined;
  readonly headers: readonly Given[];
  /** Sent instead of the operation's path. */
  readonly path: string | undefined;
  readonly body: SentBody | undefined;
  /** How much of the query is percent-encoded: what URLs are usually made with, no more than there must be, or everything. */
  readonly encoding?: "usual" | "least" | "most";
  /** Whether it is made wrong on purpose: a refusal of the client is what it should get. */
  readonly isWrong?: true;
  /** So many milliseconds are waited before it is sent: what was written may be shown a little later. */
  readonly pause?: number;
}

/** Whether a refusal of the client is what a question should get: it is made wrong, or asks as somebody who may not. */
export function isToBeRefused({ isWrong, operation, as }: Question): boolean {
  return isWrong === true || (operation.security.length > 0 && as.kind !== "identity");
}

/** The question with these parameters in place of any of the same names; a path and a query may each have one of a name. */
export function withParameters(question: Question, given: readonly Sent[]): Question {
  const others = question.parameters.filter((one) => !given.some((other) => isSame(one, other)));
  return { ...question, parameters: [...others, ...given] };
}

function isSame([name, , , place]: Sent, [other, , , otherPlace]: Sent): boolean {
  const isOne = place === undefined || otherPlace === undefined || place === otherPlace;
  return isOne && name.toLowerCase() === other.toLowerCase();
}

/** The question without one parameter. */
export function withoutParameter(question: Question, { name, in: place }: Pick<Parameter, "name" | "in">): Question {
  return { ...question, parameters: question.parameters.filter((one) => !isSame(one, [name, "", undefined, place])) };
}

/** The question without the parameters of these names. */
export function withoutParameters(question: Question, names: readonly string[]): Question {
  const gone = new Set(names.map((name) => name.toLowerCase()));
  return { ...question, parameters: question.parameters.filter(([name]) => !gone.has(name.toLowerCase())) };
}

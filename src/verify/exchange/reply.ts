import type { BodySchema } from "../../contract/model/contract.ts";
import type { DataFormat } from "../../contract/model/host.ts";
import type { Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import type { Formats } from "../../wire/format.ts";
import type { Question } from "./question.ts";
import { headerOf, type WireRequest, type WireResponse } from "./wire.ts";

/** One exchange: what was asked, what was sent, what came, and what it says by the contract. */
export interface Reply {
  /** Counts the exchanges of a run from 1. */
  readonly number: number;
  readonly question: Question;
  readonly request: WireRequest;
  readonly response: WireResponse;
  /** Why nothing of the body is known; undefined: it is. */
  readonly unread?: string | undefined;
  /** The body as UTF-8; bytes that are none are replaced. @throws {Unread} */
  readonly text: string;
  /** @throws {Unread} */
  readonly parsed: ParsedBody;
}

/** The body of an answer was left unread, so that nothing can be told of it. */
export class Unread extends Error {
  constructor(why: string) {
    super(`${why}, so that only status and headers are judged`);
  }
}

/** What a body says. */
export type ParsedBody =
  | {
      readonly kind: "value";
      /** All formats of the host that wrote it. */
      readonly formats: Formats;
      readonly format: DataFormat;
      readonly value: Value;
      readonly type: Type;
      readonly schema: BodySchema | undefined;
      /** Names of members that the body holds and the type does not name: they are no part of the value. */
      readonly unnamed: ReadonlySet<string>;
    }
  /** Not what its format and type promise. */
  | { readonly kind: "unreadable"; readonly format: DataFormat; readonly pointer: string; readonly message: string }
  /** The host says itself, behind the beginning of a success, that it cannot write this value in this format. */
  | { readonly kind: "unwritable"; readonly format: DataFormat }
  /** No body at all. */
  | { readonly kind: "empty" }
  /** A body of which the contract says nothing that could be read: text, HTML, an undocumented type. */
  | { readonly kind: "opaque" };

/** The value that the body holds; undefined when there is none that can be read. */
export function valueOf(reply: Reply): Value | undefined {
  return reply.parsed.kind === "value" ? reply.parsed.value : undefined;
}

/** The `Content-Type` as sent. */
export function contentTypeOf(reply: Reply): string | undefined {
  return headerOf(reply.response, "content-type");
}

/** Whether the status is one of success. */
export function isSuccess(reply: Reply): boolean {
  return reply.response.status >= 200 && reply.response.status < 300;
}

/** Whether the question was not for the operation itself, but for another path or method. */
export function isAway({ question }: Reply): boolean {
  return question.path !== undefined || question.method !== question.operation.method;
}

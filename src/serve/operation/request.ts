import type { Operation } from "../../contract/model/contract.ts";
import type { Reply } from "../data/replies.ts";
import type { ThingWrite } from "../data/things/written-rows.ts";
import type { Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";

/** A request as it arrived: nothing decoded, nothing lost. */
export interface Request {
  /** As sent, e.g. `GET`. */
  readonly method: string;
  /** Path and query as sent, percent-encoding untouched: `/a/b?x=1`. */
  readonly target: string;
  /** What stood before the target on the way in: the path that the API is mounted at; absent: nothing. */
  readonly mount?: string;
  /** In the order of arrival, names as sent; a repeated header stands twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** `http` or `https`, as the client sees it. */
  readonly scheme: string;
}

/** An answer ready to be sent. */
export interface Answer {
  readonly status: number;
  /** The reason phrase; absent: the standard one. */
  readonly reason?: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Text is sent as UTF-8. */
  readonly body: string | Uint8Array;
  /** What is held against the contract before it leaves; absent: the request reached no operation. */
  readonly said?: Said | undefined;
  /** What is to be kept of rows once the answer is sent. */
  readonly writes?: readonly ThingWrite[];
  /** A file that is to be kept: what is answered under that name from now on. */
  readonly kept?: { readonly name: string; readonly reply: Reply };
  /** Under which name the answer is to be kept, and what was asked: the same request gets it again. */
  readonly again?: { readonly name: string; readonly asked: string };
  /** Which of the client's preferences were honoured, as `Preference-Applied` names them. */
  readonly applied?: readonly string[];
  /** Names in the query that no parameter of the operation takes. */
  readonly ignored?: readonly string[];
}

/** Which operation answered what, before it was spelled. */
export interface Said {
  readonly operation: Operation;
  /** The operation that documents the body. Default: the one that answers. */
  readonly documented?: Operation;
  /** `operation`: its declared answer or failure, which its contract has to document; `manners`: a refusal of the framework around it. */
  readonly by: "operation" | "manners";
  /** The value behind the bytes; undefined: there is no body. */
  readonly body: { readonly value: Value; readonly type: Type } | undefined;
  /** Of a refusal, what is wrong, where its body may have no place for that. */
  readonly why?: string;
}

/** The values of all headers of that name (any case), in order. */
export function headerValues(request: Pick<Request, "headers">, name: string): readonly string[] {
  let values = none;
  for (const [given, value] of request.headers)
    if (given.length === name.length && (given === name || given.toLowerCase() === name.toLowerCase()))
      values = values === none ? [value] : [...values, value];
  return values;
}

const none: readonly string[] = [];

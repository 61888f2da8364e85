import type { Operation, Parameter } from "../../../contract/model/contract.ts";
import { plainJson } from "../../../contract/model/untyped-value.ts";
import type { Value } from "../../../contract/model/value.ts";
import { digestOf } from "../../operation/list/conditions.ts";
import type { Answer } from "../../operation/request.ts";
import type { Exchange } from "./exchange.ts";
import type { Refusal } from "./refusal.ts";
import { credentialsOf } from "./security.ts";
import { acceptedOffer, offersOf } from "./write/offers.ts";

/** A request that a client may send again, and what is known of it. What was answered before honours no preference of this one. */
export interface Repeatable {
  /** What names it, and what it asks in short. */
  readonly again: NonNullable<Answer["again"]>;
  /** What it was answered before. */
  readonly answer: Answer | undefined;
  /** Why it is not carried out: another one was sent under its name. */
  readonly refusal: Refusal | undefined;
}

/**
 * What the key of a request says that makes it carried out once, however often it is sent (`Idempotency-Key`, IETF draft
 * `idempotency-key-header`); undefined: the operation documents no such parameter, or none was sent.
 */
export function repeatableOf(
  exchange: Exchange,
  sent: ReadonlyMap<Parameter, Value>,
  body: Value | undefined,
): Repeatable | undefined {
  const { operation, request, host, path } = exchange;
  const parameter = operation.parameters.find(isRequestKey);
  const key = parameter && sent.get(parameter);
  const isSafe = request.method === "GET" || request.method === "HEAD";
  if (isSafe || (typeof key !== "string" && typeof key !== "number" && typeof key !== "bigint")) return undefined;
  const name = JSON.stringify([request.method, operation.path, String(key)]);
  const asked = digestOf([
    path.raw,
    path.rawQuery,
    body === undefined ? "" : digestOf(plainJson(body)),
    ...credentialsOf(exchange),
    ...acceptedTypes(exchange),
  ]);
  const known = host.replies?.get(name);
  const isSame = known?.asked === asked;
  return {
    again: { name, asked },
    answer: known && isSame ? { ...known, body: Buffer.from(known.body, "base64"), applied: [] } : undefined,
    refusal: known === undefined || isSame ? undefined : refusalFor(operation),
  };
}

/** In which media type each success would be answered. */
function acceptedTypes(exchange: Exchange): readonly string[] {
  return exchange.operation.responses
    .filter(({ status }) => status === "default" || status < 300)
    .map((response) => acceptedOffer(exchange, offersOf(response))?.mediaType ?? "");
}

function isRequestKey({ name, in: place }: Parameter): boolean {
  return place === "header" && /idempoten/i.test(name);
}

/** The draft's status is 422, that of most services 409: whichever is documented. */
function refusalFor({ responses }: Operation): Refusal {
  const status = [409, 422].find((one) => responses.some((response) => response.status === one)) ?? 409;
  return { status, title: "Conflict", detail: "another request was sent under this key before" };
}

import type { Operation, Parameter } from "../../src/contract/model/contract.ts";
import type { Slot } from "../../src/contract/model/type.ts";
import { bind } from "../../src/serve/framework/servicestack/bind/bind.ts";
import type { BindInput, BindResult } from "../../src/serve/framework/servicestack/bind/bind.ts";
import { Colour, ZOO, int32, listOf, mapOf, maybe, slot, text, zooTypes } from "./types.ts";

const { Inner } = zooTypes("pascal");

/** An operation of which only the members of its request DTO matter. */
export function operationOf(request: string, members: Readonly<Record<string, Slot>>): Operation {
  const parameters = Object.entries(members).map(([name, held]): Parameter => ({
    name,
    in: "query",
    slot: held,
    required: false,
    description: "",
    schema: {},
    spelling: undefined,
    violations: () => [],
    rules: [],
    filter: undefined,
    citations: [],
  }));
  return {
    id: request,
    request,
    namespace: ZOO,
    summary: "",
    description: "",
    method: "GET",
    path: `/${request.toLowerCase()}`,
    segments: [[request.toLowerCase()]],
    bases: [],
    parameters,
    body: undefined,
    requestBody: undefined,
    security: [],
    result: undefined,
    success: undefined,
    responses: [],
    answer: { kind: "echo" },
    pagination: undefined,
    laws: [],
    deprecated: false,
    citations: [],
  };
}

/** The zoo's Echo: one nullable member of each type that a query can carry. */
export const echo = operationOf("Echo", {
  Text: text,
  Flag: maybe({ kind: "boolean" }),
  Whole: maybe(int32),
  Big: maybe({ kind: "integer", bits: 64, signed: true }),
  Double: maybe({ kind: "float", bits: 64 }),
  Money: maybe({ kind: "decimal" }),
  Guid: maybe({ kind: "guid" }),
  When: maybe({ kind: "datetime" }),
  Span: maybe({ kind: "timespan" }),
  Colour: maybe(Colour),
  Strings: maybe(listOf(text)),
  Ints: maybe(listOf(slot(int32))),
  Inner: maybe(Inner),
  Map: maybe(mapOf(text)),
});

/** What a test says of a request; the rest is a GET of the user's route without a body. */
export type Sent = Partial<Omit<BindInput, "body" | "operation">> & {
  readonly operation?: Operation;
  readonly body?: string | Uint8Array;
};

/** Binds a request that is described only where it matters. */
export function bindSent({ body = "", ...sent }: Sent): BindResult {
  return bind({
    operation: echo,
    path: new Map(),
    query: [],
    contentType: undefined,
    contentEncoding: undefined,
    route: { kind: "user" },
    method: "GET",
    now: "2026-06-15T12:00:00Z",
    ...sent,
    body: typeof body === "string" ? new TextEncoder().encode(body) : body,
  });
}

/** The one value that a query `name=value` binds to, or its refusal's message. */
export function bound(name: string, value: string, operation: Operation = echo): unknown {
  const result = bindSent({ operation, query: [[name, value]] });
  if (result.kind === "bound") return result.values.get(name);
  return `refused: ${result.failure.errors.map((error) => error.message).join("; ")}`;
}

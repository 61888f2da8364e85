import { noThings } from "../../../../support/no-things.ts";
import type { Contract, Operation, Parameter, Rule } from "../../../../../src/contract/model/contract.ts";
import type { LoginFacts } from "../../../../../src/contract/model/host.ts";
import type { Member, ObjectType, Type } from "../../../../../src/contract/model/type.ts";
import type { Value } from "../../../../../src/contract/model/value.ts";
import { noPreference } from "../../../../../src/serve/operation/preference.ts";
import { servicestack } from "../../../../../src/serve/framework/servicestack/servicestack.ts";
import type { Host } from "../../../../../src/serve/operation/host.ts";
import type { Answer } from "../../../../../src/serve/operation/request.ts";

const text: Type = { kind: "string" };
const namespace = "urn:small";

function member(key: string, type: Type): Member {
  return { key, name: key, verbatim: false, order: undefined, required: false, slot: { type, nullable: true } };
}

function dto(name: string, ...members: Member[]): ObjectType {
  return {
    kind: "object",
    name,
    namespace,
    dataContract: false,
    base: undefined,
    members,
    all: members,
    rest: undefined,
  };
}

const thing = dto(
  "Thing",
  member("Name", text),
  member("Link", { kind: "uri" }),
  member("Count", { kind: "integer", bits: 32, signed: true }),
);
const things = dto(
  "Things",
  member("Rows", { kind: "list", item: { type: thing, nullable: true } }),
  member("Done", { kind: "boolean" }),
  member("Iterator", text),
);

function parameter(name: string, where: Parameter["in"], type: Type = text, rules: readonly Rule[] = []): Parameter {
  return {
    name,
    in: where,
    slot: { type, nullable: true },
    required: false,
    description: "",
    schema: {},
    spelling: undefined,
    violations: () => [],
    rules,
    filter: undefined,
    citations: [],
  };
}

function operation(given: Partial<Operation> & Pick<Operation, "id" | "path" | "answer">): Operation {
  const segments = given.path
    .split("/")
    .filter(Boolean)
    .map((part) => [part.startsWith("{") ? { parameter: part.slice(1, -1) } : part]);
  return {
    request: given.id,
    namespace,
    summary: `About ${given.id}`,
    description: "",
    method: "GET",
    bases: [],
    segments,
    parameters: [],
    body: undefined,
    requestBody: undefined,
    security: [],
    result: thing,
    success: undefined,
    responses: [],
    pagination: undefined,
    laws: [],
    deprecated: false,
    citations: [],
    ...given,
  };
}

const notEmpty: Rule = {
  rule: "NotEmpty",
  minimum: undefined,
  maximum: undefined,
  pattern: undefined,
  code: undefined,
  message: undefined,
};
const rows: Value = {
  Rows: [
    { Name: "a<b>", Link: "https://example.com/?a=1&b=2", Count: 3 },
    { Name: null, Link: "javascript:alert(1)", Count: null },
  ],
  Done: false,
  Iterator: "it_1",
};
const iterator = {
  parameter: "Iterator",
  member: "Iterator",
  prefix: "it_",
  invalid: { status: 400, code: "ArgumentException", message: "", field: undefined },
  turn: undefined,
};
const limit = { parameter: "Limit", default: 50, minimum: 0, maximum: 250, exceeded: iterator.invalid };

const operations: readonly Operation[] = [
  operation({
    id: "GetThings",
    path: "/things",
    result: things,
    parameters: [parameter("Iterator", "query")],
    answer: { kind: "example", examples: new Map([["all", rows]]), by: undefined, name: "all", missing: undefined },
    pagination: {
      style: "iterator",
      items: "Rows",
      done: "Done",
      iterator,
      limit,
      key: "Name",
      direction: "descending",
      lowerBoundStartsThere: false,
    },
  }),
  operation({
    id: "GetText",
    path: "/text",
    result: text,
    answer: { kind: "example", examples: new Map([["t", "just text"]]), by: undefined, name: "t", missing: undefined },
  }),
  operation({ id: "Nothing", path: "/nothing", result: undefined, answer: { kind: "nothing" } }),
  operation({
    id: "Fail",
    path: "/fail/{Kind}",
    parameters: [parameter("Kind", "path")],
    answer: {
      kind: "failure",
      by: "Kind",
      failures: new Map([
        ["missing", { status: 404, code: "NotFound", message: "No <such> thing", field: undefined }],
        ["argument", { status: 400, code: "ArgumentException", message: "Bad <argument>", field: "Kind" }],
        ["denied", { status: 403, code: "UnauthorizedAccessException", message: "No access", field: undefined }],
      ]),
    },
  }),
  operation({
    id: "Echo",
    path: "/echo",
    answer: { kind: "echo" },
    parameters: [parameter("Name", "query"), parameter("Count", "query", { kind: "integer", bits: 32, signed: true })],
  }),
  operation({
    id: "Echo",
    path: "/echo",
    method: "POST",
    answer: { kind: "echo" },
    parameters: [parameter("Name", "query"), parameter("Count", "query", { kind: "integer", bits: 32, signed: true })],
  }),
  operation({
    id: "Secret",
    path: "/secret",
    security: [{ demands: [{ scheme: "basic", roles: ["writer"] }], roles: ["writer"] }],
    answer: { kind: "echo" },
    parameters: [
      parameter("Name", "query", text, [notEmpty]),
      parameter("Count", "query", { kind: "integer", bits: 32, signed: true }),
    ],
  }),
];

export const login: LoginFacts = {
  challenge: 'jwt realm="/auth/jwt"',
  page: "/login",
  check: "attribute",
  superRole: "Admin",
};

/** A host with one operation of each kind, made by hand so that a test depends on nothing else. */
export function smallHost(facts: LoginFacts | undefined = login): Host {
  const contract: Contract = {
    name: "small",
    title: "Small & simple",
    file: "",
    operations,
    types: new Map(),
    entities: new Map(),
    schemes: new Map(),
    remarks: [],
    locate: (pointer) => pointer,
    host: {
      framework: "servicestack",
      values: "code",
      defaultFormat: "json",
      casing: "camel",
      dates: "wcf",
      guids: "compact",
      login: facts,
    },
  };
  const identities = [
    { name: "writer", password: "w", roles: ["writer"] },
    { name: "reader", password: "r", roles: [] },
    { name: "root", password: "x", roles: ["Admin"] },
  ];
  const data = {
    hasOwner: () => false,
    page: () => undefined,
    find: () => undefined,
    make: () => null,
    makeFrom: () => ({ kind: "value" as const, value: null }),
    things: noThings,
  };
  return { contract, data, credentials: { identities, bearer: undefined }, now: "2026-01-02T03:04:05Z" };
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks the small host. */
export function ask(
  target: string,
  { method = "GET", headers = {}, body = "" }: Asked = {},
  host: Host = smallHost(),
): Answer {
  const all = Object.entries({ Host: "small.example.com", ...headers });
  const request = { method, target, headers: all, body: Buffer.from(body), scheme: "http" };
  return servicestack.open(host.contract).locate(request).answer(host, noPreference);
}

/** The value of an answer's header. */
export function header(answer: Answer, name: string): string | undefined {
  return answer.headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
}

/** A Basic credential. */
export function as(name: string, password: string): Readonly<Record<string, string>> {
  return { Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}` };
}

import { readFileSync } from "node:fs";
import type {
  Contract,
  FailureRule,
  Filter,
  IteratorPagination,
  Operation,
} from "../../src/contract/model/contract.ts";
import type { Type } from "../../src/contract/model/type.ts";
import type { Sender, WireRequest, WireResponse } from "../../src/verify/exchange/wire.ts";
import { type OwnDocument, ownWriters, type Tree } from "./own-writers.ts";

type FormatName = keyof typeof ownWriters;

/** A row as the fake host keeps it: everything in it, shown or not. */
export type FakeRow = Readonly<Record<string, string | number | null>>;

/** A small paged host written for these tests alone: nothing of the stand-in answers, so that the suite is not judged by it. */
export interface FakeHost {
  readonly contract: Contract;
  readonly rows: readonly FakeRow[];
  /** Owners that exist without rows. */
  readonly empty: readonly string[];
  readonly callers: Readonly<Record<string, readonly string[]>>;
}

const mediaTypes: Readonly<Record<string, FormatName>> = {
  "application/json": "json",
  "application/xml": "xml",
  "text/csv": "csv",
  "application/jsv": "jsv",
};

/** Reads the recorded rows. */
export function recordedRows(name: string): readonly FakeRow[] {
  return JSON.parse(
    readFileSync(new URL(`../../fixtures/recordings/datasets/${name}`, import.meta.url), "utf8"),
  ) as FakeRow[];
}

/** Answers as the contract of a paged list says, without a socket. */
export function createFakeHost(host: FakeHost): Sender {
  return (request) => Promise.resolve(answer(host, request));
}

function answer(host: FakeHost, request: WireRequest): WireResponse {
  const url = new URL(request.target, "http://fake");
  const format = formatFor(request, url);
  const operation = host.contract.operations[0]!;
  const failure = check(host, operation, request, url);
  if (typeof failure === "number") return raw(failure, "", [], request.target);
  if (failure !== undefined) return failed(failure, format);
  const body = ownWriters[format](page(host, operation, url));
  const disposition: [string, string][] =
    format === "csv" ? [["Content-Disposition", `attachment;filename="${operation.id}.csv"`]] : [];
  return raw(200, body, [["Content-Type", contentType(format)], ["Vary", "Accept"], ...disposition]);
}

function check(host: FakeHost, operation: Operation, request: WireRequest, url: URL): FailureRule | number | undefined {
  const segments = url.pathname
    .replace(/\.(json|xml|csv|jsv)$/, "")
    .split("/")
    .filter((segment) => segment !== "");
  if (segments.length !== operation.segments.length || request.method !== "GET") return 404;
  const { limit, iterator } = pagingOf(operation);
  for (const [name, value] of url.searchParams) {
    const parameter = operation.parameters.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (parameter?.slot.type.kind === "integer" && value !== "" && !/^\s*-?\d{1,10}\s*$/.test(value))
      return binding(name);
    if (parameter?.slot.type.kind === "guid" && value !== "" && !/^[\da-f-]{32,36}$/i.test(value)) return binding(name);
    if (parameter?.slot.type.kind === "datetime" && value !== "" && Number.isNaN(Date.parse(value)))
      return binding(name);
  }
  const roles = rolesOf(host, request);
  if (roles === undefined) return refusal(request);
  if (!operation.security.some((alternative) => alternative.roles.every((role) => roles.includes(role)))) return 403;
  const size = Number(query(url, limit.parameter) ?? limit.default ?? 50);
  if (size < limit.minimum || size > limit.maximum) return limit.exceeded;
  for (const { name, filter } of operation.parameters) {
    const value = query(url, name);
    if (filter?.values !== undefined && value !== undefined && !filter.values.has(value)) return filter.unknown!;
  }
  const position = query(url, iterator.parameter)?.replace(/^-/, "");
  if (position !== undefined && !position.startsWith(iterator.prefix)) return iterator.invalid;
  const owner = ownerIn(operation, url);
  const exists = host.rows.some((row) => row["EndpointId"] === owner) || host.empty.includes(owner);
  return exists || operation.answer.kind !== "page" ? undefined : operation.answer.missing;
}

function pagingOf({ pagination }: Operation): IteratorPagination {
  if (pagination?.style !== "iterator") throw new TypeError("this host pages by positions");
  return pagination;
}

function binding(field: string): FailureRule {
  return {
    status: 400,
    code: "SerializationException",
    message: `Unable to bind`,
    field,
  };
}

function page(host: FakeHost, operation: Operation, url: URL): OwnDocument {
  const { limit, iterator, key, lowerBoundStartsThere, items, done } = pagingOf(operation);
  const owner = ownerIn(operation, url);
  const bytes = (a: FakeRow, b: FakeRow): number =>
    Buffer.compare(Buffer.from(String(b[key])), Buffer.from(String(a[key])));
  const filters = filtersGiven(operation, url);
  const rows = host.rows
    .filter((row) => row["EndpointId"] === owner && filters.every((filter) => shows(row, filter)))
    .sort(bytes);
  const given = query(url, iterator.parameter);
  const position = given?.replace(/^-/, "");
  const operators = filters.map(({ filter }) => filter.operator);
  const lower =
    operators.some((operator) => operator.toLowerCase().includes("after")) &&
    !operators.some((operator) => operator.toLowerCase().includes("before"));
  const newer = given?.startsWith("-") === true || (given === undefined && lower && lowerBoundStartsThere);
  const size = Number(query(url, limit.parameter) ?? limit.default ?? 50);
  const side = rows.filter(
    (row) => position === undefined || (newer ? String(row[key]) > position : String(row[key]) < position),
  );
  const shown = newer ? side.slice(Math.max(0, side.length - size)) : side.slice(0, size);
  const type = operation.result as Extract<Type, { kind: "object" }>;
  const list = type.all.find((member) => member.key === items)!.slot.type as Extract<Type, { kind: "list" }>;
  const item = list.item.type as Extract<Type, { kind: "object" }>;
  return {
    root: type.name,
    namespace: type.namespace,
    items: { [items]: item.name },
    times: ["Timestamp"],
    sorted: true,
    members: {
      [items]: shown.map((row) => show(row, item)),
      [done]: shown.length === side.length,
      [iterator.member]: shown.at(-1)?.[key] ?? null,
    },
  };
}

function show(row: FakeRow, { all }: Extract<Type, { kind: "object" }>): Tree {
  return Object.fromEntries(
    all.map(({ key, slot }): [string, Tree] => [
      key,
      slot.type.kind === "datetime" ? String(row[key]).replace(/Z$/, "") : (row[key] ?? null),
    ]),
  );
}

/** A filter, and the value that a request gives for it. */
interface FilterGiven {
  readonly filter: Filter;
  readonly given: string;
}

function filtersGiven(operation: Operation, url: URL): readonly FilterGiven[] {
  return operation.parameters.flatMap(({ name, filter }) => {
    const given = query(url, name);
    return filter === undefined || given === undefined ? [] : [{ filter, given }];
  });
}

function shows(row: FakeRow, { filter, given }: FilterGiven): boolean {
  const value = String(row[filter.property]);
  const [mine, bound] = [Date.parse(value), Date.parse(given)];
  switch (filter.operator) {
    case "equals":
      return value === (filter.values?.get(given) ?? given);
    case "in":
      return given.split(",").includes(value);
    case "before":
      return mine < bound;
    case "onOrBefore":
      return mine <= bound;
    case "after":
      return mine > bound;
    case "onOrAfter":
      return mine >= bound;
  }
}

function failed({ status, code, message, field }: FailureRule, format: FormatName): WireResponse {
  const own = { ErrorCode: code, FieldName: field ?? null, Message: message, Meta: null };
  const document: OwnDocument = {
    root: "ErrorResponse",
    namespace: "http://schemas.servicestack.net/types",
    items: { Errors: "ResponseError" },
    times: [],
    sorted: false,
    members: {
      ResponseStatus: {
        ErrorCode: code,
        Message: field === undefined ? message : `${message} (Parameter '${field}')`,
        StackTrace: null,
        Errors: field === undefined ? [] : [own],
        Meta: null,
      },
    },
  };
  return raw(status, ownWriters[format](document), [
    ["Content-Type", contentType(format)],
    ["Vary", "Accept"],
  ]);
}

function formatFor(request: WireRequest, url: URL): FormatName {
  const suffix = /\.(json|xml|csv|jsv)$/.exec(url.pathname)?.[1];
  const accept = request.headers.find(([name]) => name.toLowerCase() === "accept")?.[1] ?? "";
  return known([
    suffix,
    query(url, "format")?.toLowerCase(),
    Object.entries(mediaTypes).find(([type]) => accept.toLowerCase().startsWith(type))?.[1],
  ]);
}

function contentType(format: FormatName): string {
  return format === "json"
    ? "application/json; charset=utf-8"
    : (Object.entries(mediaTypes).find(([, name]) => name === format)?.[0] ?? "");
}

const wrongPassword: FailureRule = {
  status: 401,
  code: "Unauthorized",
  message: "Invalid Username or Password",
  field: undefined,
};

const unsigned: FailureRule = {
  status: 405,
  code: "NotSupportedException",
  message: "Invalid algorithm 'none', expected 'HS256'",
  field: undefined,
};

function refusal(request: WireRequest): FailureRule | number {
  const head = /^Bearer ([\w-]+)\./.exec(authorizationOf(request))?.[1] ?? "";
  if (Buffer.from(head, "base64url").toString("utf8").includes('"none"')) return unsigned;
  return credentialsOf(request).includes(":") ? wrongPassword : 401;
}

function rolesOf({ callers }: FakeHost, request: WireRequest): readonly string[] | undefined {
  return callers[credentialsOf(request)];
}

function credentialsOf(request: WireRequest): string {
  return Buffer.from(/^Basic (.*)$/.exec(authorizationOf(request))?.[1] ?? "", "base64").toString("utf8");
}

function authorizationOf({ headers }: WireRequest): string {
  return headers.find(([name]) => name.toLowerCase() === "authorization")?.[1] ?? "";
}

function ownerIn(operation: Operation, url: URL): string {
  const at = operation.segments.findIndex(([piece]) => typeof piece !== "string");
  return decodeURIComponent(url.pathname.split("/").filter((segment) => segment !== "")[at] ?? "");
}

function query(url: URL, name: string): string | undefined {
  const found = [...url.searchParams].find(
    ([given, value]) => given.toLowerCase() === name.toLowerCase() && value !== "",
  );
  return found?.[1];
}

const vary: readonly (readonly [string, string])[] = [["Vary", "Accept"]];

function raw(status: number, body: string, headers: readonly (readonly [string, string])[], target = ""): WireResponse {
  const text = status === 403 && body === "" ? forbidden(target) : body;
  const type: readonly (readonly [string, string])[] =
    status === 403 && body === "" ? [["Content-Type", "text/plain"]] : [];
  const challenge: readonly (readonly [string, string])[] =
    status === 401 && body === "" ? [["WWW-Authenticate", 'jwt realm="/auth/jwt"']] : [];
  return {
    status,
    reason: "",
    headers: [...headers, ...(status === 404 || headers.length > 0 ? [] : vary), ...type, ...challenge],
    body: Buffer.from(text),
    milliseconds: 1,
  };
}

/** The text repeats what was asked for. */
function forbidden(target: string): string {
  const [path = "", query = ""] = target.split("?").map(decodeURIComponent);
  const lines = [
    "Forbidden",
    "",
    "Request.HttpMethod: GET",
    `Request.PathInfo: ${path}`,
    `Request.QueryString: ${query}`,
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function known(names: readonly (string | undefined)[]): FormatName {
  return (
    names.find((name): name is FormatName => name !== undefined && Object.values<string>(mediaTypes).includes(name)) ??
    "json"
  );
}

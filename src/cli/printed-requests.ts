import type { Operation, Parameter } from "../contract/contract.ts";
import type { NamedApi } from "../serve/http/open-world.ts";

/** A request worth copying. */
export interface PrintedRequest {
  readonly target: string;
  readonly about: string;
}

/** At most so many lines for one operation. */
const most = 12;

/** The requests to print for an operation: one for each entity that has a name, the largest first; else one from the examples. */
export function requestsFor(operation: Operation, { host }: NamedApi): readonly PrintedRequest[] {
  const { answer } = operation;
  const entity = answer.kind === "page" || answer.kind === "row" ? answer.entity : undefined;
  const named = host.data
    .names()
    .filter((name) => name.entity === entity)
    .filter(({ parameters }) => pathParameters(operation).every(({ name }) => parameters.has(name)))
    .sort((a, b) => b.size - a.size)
    .slice(0, most)
    .map(({ parameters, about, size, story }) => ({
      target: targetOf(operation, parameters),
      about: [size === 1 ? "" : `${size.toLocaleString("en")} rows`, story ?? "", about]
        .filter((part) => part !== "")
        .join(", "),
    }));
  return named.length > 0 ? named : [{ target: targetOf(operation, examplesOf(operation)), about: "" }];
}

function pathParameters(operation: Operation): readonly Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === "path");
}

/** A value for every path parameter and everything that is required: its example, else the first constant it can name. */
function examplesOf(operation: Operation): ReadonlyMap<string, string> {
  const named =
    operation.answer.kind === "example"
      ? [...operation.answer.examples.keys()]
      : operation.answer.kind === "failure"
        ? [...operation.answer.failures.keys()]
        : [];
  const needed = operation.parameters.filter(
    (parameter) => parameter.in === "path" || (parameter.in === "query" && parameter.required),
  );
  return new Map(
    needed.map(({ name, schema }) => [name, exampleIn(schema) ?? named.find((key) => key !== "*") ?? "1"]),
  );
}

function exampleIn(schema: Readonly<Record<string, unknown>>): string | undefined {
  const [example]: unknown[] = Array.isArray(schema["examples"]) ? schema["examples"] : [schema["example"]];
  return typeof example === "string" || typeof example === "number" ? String(example) : undefined;
}

function targetOf(operation: Operation, values: ReadonlyMap<string, string>): string {
  const path = operation.segments.map((segment) =>
    encodeURIComponent(typeof segment === "string" ? segment : (values.get(segment.parameter) ?? "")),
  );
  const query = operation.parameters
    .filter(({ name, in: place }) => place === "query" && values.has(name))
    .map(({ name }) => `${name}=${encodeURIComponent(values.get(name) ?? "")}`);
  return `/${path.join("/")}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

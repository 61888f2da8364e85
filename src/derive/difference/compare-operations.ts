import type { Json } from "../draft/draft.ts";
import { isRecord } from "../../source/is-record.ts";
import { methods } from "../draft/methods.ts";
import type { SchemaComparison } from "./compare-schemas.ts";
import type { Differences } from "./kinds.ts";
import { items, same, type View } from "./view.ts";

const request = new Set(["request"] as const);
const response = new Set(["response"] as const);

/** Compares the operations of two contracts. */
export class OperationComparison {
  readonly #was: View;
  readonly #now: View;
  readonly #schemas: SchemaComparison;
  readonly #found: Differences;

  constructor(was: View, now: View, schemas: SchemaComparison, found: Differences) {
    this.#was = was;
    this.#now = now;
    this.#schemas = schemas;
    this.#found = found;
  }

  compare(): void {
    const [before, after] = [operationsOf(this.#was), operationsOf(this.#now)];
    for (const [place, operation] of before) {
      const now = after.get(place);
      if (now === undefined) this.#found.add("operation removed", place);
      else this.#operation(place, operation, now);
    }
    for (const place of after.keys()) if (!before.has(place)) this.#found.add("operation added", place);
  }

  #operation(place: string, was: Json, now: Json): void {
    const [before, after] = [was["operationId"], now["operationId"]];
    if (before !== after && before !== undefined) this.#found.add("operation renamed", place, before, after);
    const [old, fresh] = [was["deprecated"] === true, now["deprecated"] === true];
    if (!old && fresh) this.#found.add("operation deprecated", place);
    if (old && !fresh) this.#found.add("operation no longer deprecated", place);
    this.#parameters(place, was, now);
    this.#body(place, this.#was.object(was["requestBody"]), this.#now.object(now["requestBody"]));
    this.#security(
      place,
      was["security"] ?? this.#was.document["security"],
      now["security"] ?? this.#now.document["security"],
    );
    this.#responses(place, was, now);
  }

  #parameters(place: string, was: Json, now: Json): void {
    const before = parametersOf(was, this.#was);
    const after = parametersOf(now, this.#now);
    for (const [name, parameter] of before) {
      const other = after.get(name);
      if (other === undefined) this.#found.add("parameter removed", `${place} ${name}`);
      else this.#parameter(`${place} ${name}`, parameter, other);
    }
    for (const [name, parameter] of after) {
      if (before.has(name)) continue;
      const kind = parameter["required"] === true ? "required parameter added" : "optional parameter added";
      this.#found.add(kind, `${place} ${name}`);
    }
  }

  #parameter(place: string, was: Json, now: Json): void {
    if (was["in"] !== now["in"]) this.#found.add("parameter moved", place, was["in"], now["in"]);
    const [before, after] = [was["required"] === true, now["required"] === true];
    if (!before && after) this.#found.add("parameter became required", place);
    if (before && !after) this.#found.add("parameter became optional", place);
    const isWritten = (parameter: Json): unknown => [parameter["style"] ?? "", parameter["explode"] ?? ""];
    if (!same(isWritten(was), isWritten(now)))
      this.#found.add("list written otherwise", place, isWritten(was), isWritten(now));
    this.#schemas.compare(place, was["schema"], now["schema"], request);
  }

  #body(place: string, was: Json, now: Json): void {
    const [before, after] = [contentOf(was), contentOf(now)];
    if (before.size === 0 && after.size === 0) return;
    if (after.size === 0) return this.#found.add("body removed", place);
    if (before.size === 0)
      return this.#found.add(now["required"] === true ? "required body added" : "optional body added", place);
    if (was["required"] !== true && now["required"] === true) this.#found.add("body became required", place);
    if (was["required"] === true && now["required"] !== true) this.#found.add("body became optional", place);
    this.#content(`${place} body`, before, after, "body", request);
  }

  #content(
    place: string,
    before: ReadonlyMap<string, Json>,
    after: ReadonlyMap<string, Json>,
    what: "body" | "answer",
    used: ReadonlySet<"request" | "response">,
  ): void {
    let isCompared = false;
    for (const [mediaType, media] of before) {
      const other = after.get(mediaType);
      if (other === undefined) this.#found.add(`format of the ${what} removed`, place, mediaType);
      // All formats are of the same schema nearly always: it is compared once.
      else if (!isCompared) {
        this.#schemas.compare(place, media["schema"], other["schema"], used);
        isCompared = true;
      }
    }
    for (const mediaType of after.keys())
      if (!before.has(mediaType)) this.#found.add(`format of the ${what} added`, place, undefined, mediaType);
  }

  #security(place: string, was: unknown, now: unknown): void {
    const [before, after] = [alternativesOf(was), alternativesOf(now)];
    if (before.length === 0 && after.length > 0)
      return this.#found.add("credentials needed", place, undefined, after.join(", "));
    if (before.length > 0 && after.length === 0) return this.#found.add("credentials no longer needed", place);
    for (const way of before) if (!after.includes(way)) this.#found.add("way to be let in removed", place, way);
    for (const way of after)
      if (!before.includes(way)) this.#found.add("way to be let in added", place, undefined, way);
  }

  #responses(place: string, was: Json, now: Json): void {
    const [before, after] = [this.#was.members(was["responses"]), this.#now.members(now["responses"])];
    for (const [status, told] of before) {
      const isSuccess = status.startsWith("2");
      if (!after.has(status)) this.#found.add(isSuccess ? "success removed" : "failure removed", place, status);
      else this.#response(`${place} ${status}`, this.#was.object(told), this.#now.object(after.get(status)));
    }
    for (const status of after.keys())
      if (!before.has(status))
        this.#found.add(status.startsWith("2") ? "success added" : "failure added", place, undefined, status);
  }

  #response(place: string, was: Json, now: Json): void {
    const [before, after] = [contentOf(was), contentOf(now)];
    if (before.size === 0 && after.size > 0) return this.#found.add("answer added", place);
    if (before.size > 0 && after.size === 0) return this.#found.add("answer removed", place);
    this.#content(place, before, after, "answer", response);
  }
}

function operationsOf(view: View): ReadonlyMap<string, Json> {
  const operations = new Map<string, Json>();
  for (const [path, item] of view.members(view.document["paths"])) {
    const { parameters, ...members } = view.object(item);
    for (const [method, operation] of Object.entries(members))
      if (methods.has(method) && isRecord(operation))
        operations.set(`${method.toUpperCase()} ${path}`, {
          ...operation,
          parameters: [...items(parameters), ...items(operation["parameters"])],
        });
  }
  return operations;
}

function parametersOf(operation: Json, view: View): ReadonlyMap<string, Json> {
  return new Map(
    items(operation["parameters"]).map((part) => {
      const parameter = view.object(part);
      return [String(parameter["name"]), parameter] as const;
    }),
  );
}

function contentOf({ content }: Json): ReadonlyMap<string, Json> {
  return new Map(
    isRecord(content) ? Object.entries(content).filter((entry): entry is [string, Json] => isRecord(entry[1])) : [],
  );
}

/** The alternatives of a security requirement, each as a text; none: everybody is let in. */
function alternativesOf(security: unknown): readonly string[] {
  const all = items(security).filter(isRecord);
  if (all.some((one) => Object.keys(one).length === 0)) return [];
  return all.map((one) =>
    Object.entries(one)
      .map(([scheme, roles]) => [scheme, ...items(roles).map(String)].join(" "))
      .toSorted()
      .join(" and "),
  );
}

import type { Citation } from "../../citation.ts";
import type { SchemaSource } from "../../contract/model/contract.ts";
import { parsePointer } from "../../source/pointer.ts";
import { responseOf } from "../exchange/read-reply.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Check } from "./check.ts";
import type { Deviation } from "./deviation.ts";
import type { Place } from "./place.ts";

/**
 * Where the rule stands that a finding breaks: the lines that the contract cites, else the line of the document itself, of what
 * its schema says of the place, of the parameter or the operation.
 */
export function whereSaid(check: Check, reply: Reply, { place }: Deviation): readonly Citation[] {
  if (check.citations.length > 0) return check.citations;
  const source = sourceOf(reply, place);
  const said = source && lineOf(source, place.kind === "value" ? place.pointer : "");
  return [said ?? check.stands?.() ?? reply.question.operation.stands?.()].filter((one) => one !== undefined);
}

/** The schema of what is at a place. */
function sourceOf({ parsed, question, response }: Reply, place: Place): SchemaSource | undefined {
  if (place.kind === "value") return parsed.kind === "value" ? parsed.schema?.source : undefined;
  if (place.kind !== "header") return undefined;
  const headers = responseOf(question.operation, response.status)?.headers ?? [];
  return headers.find(({ name }) => name === place.name)?.source;
}

/** The line of the innermost schema on the way to a place in a value. */
function lineOf({ schema, references }: SchemaSource, pointer: string): Citation | undefined {
  let part = schema;
  for (const step of parsePointer(pointer) ?? []) {
    const inner = facetsOf(part, references).flatMap(
      (facet) => facet.at("properties", step) ?? facet.get("items") ?? [],
    );
    const [next] = inner;
    if (next === undefined) break;
    part = next;
  }
  const line = part.source.lineOf(part.pointer);
  return line === undefined ? undefined : { document: part.source.file, line };
}

type Part = SchemaSource["schema"];

/** A schema, what it refers to, and what it is surely made of; each once. */
function facetsOf(schema: Part, references: SchemaSource["references"], seen = new Set<string>()): readonly Part[] {
  if (seen.has(schema.id)) return [];
  seen.add(schema.id);
  const target = schema.has("$ref") ? references.target(schema) : undefined;
  const parts = [...(target === undefined ? [] : [target]), ...(schema.get("allOf")?.items() ?? [])];
  return [schema, ...parts.flatMap((part) => facetsOf(part, references, seen))];
}

import type { Part } from "../../source/part.ts";
import { draftOf, putMember } from "../upgrade/record.ts";
import { type QueryPair, queryPairsOf } from "../model/path.ts";
import { declaredParameters, type OperationPart } from "./openapi-parts.ts";
import type { References } from "./references.ts";
import type { Tolerance } from "./tolerance.ts";

/**
 * A query behind a path template, `/rides?page={page}` or `/rest?method=list`, says which parameters of the query a request has
 * to have, by which operations on one path are told apart. They are declared as such.
 */
export function mendQuery(operation: OperationPart, references: References, tolerance: Tolerance): void {
  const { part, path } = operation;
  const pairs = queryPairsOf(path);
  const draft = draftOf(part.value);
  if (pairs.length === 0 || draft === undefined) return;
  const found = `the path ${path} has a query, which is no part of a path`;
  const cure = "declare what is in it as parameters `in: query` that are required, as which it is read";
  if (!tolerance.loose(part, found, cure)) return;
  const declared = declaredParameters(operation, references);
  const known = Array.isArray(draft["parameters"]) ? (draft["parameters"] as unknown[]) : [];
  putMember(draft, "parameters", [...known, ...pairs.map((pair) => parameterOf(pair, declared))]);
}

/** A later declaration of a name and place takes the place of those before it. */
function parameterOf({ name, value, variable }: QueryPair, declared: readonly Part[]): object {
  const meant = (place: string, called: string): Part | undefined =>
    declared.find((one) => one.get("in")?.text === place && one.get("name")?.text === called);
  const given = variable === undefined ? undefined : meant("path", variable);
  const rest = (given ?? meant("query", name))?.record;
  const schema = variable === undefined ? { type: "string", enum: [value] } : (rest?.["schema"] ?? { type: "string" });
  // Styles of paths are none of queries.
  return { ...rest, name, in: "query", required: true, schema, style: "form", explode: true };
}

import type { Collection } from "./collections.ts";
import type { Reading } from "./readings.ts";
import type { Described, DescribedOperation, DescribedParameter } from "./described-operation.ts";
import { rowsIn } from "./rows-in.ts";
import { segmentsOfPath, shapeOf } from "./words.ts";

/** A list that is asked for with a body: `POST /orders/search`. */
export interface Search {
  readonly collection: Collection;
  readonly reading: Extract<Reading, { kind: "list" }>;
}

const asks = /^(search|query|find|filter|lookup|list)$/i;

/** Questions that are posted beside a list, or what is fetched, and answered with its rows: the members of the body are what a query would say. */
export function searchesIn(collections: readonly Collection[], described: Described): readonly Search[] {
  const { operations, view } = described;
  const read = new Map<string, Collection>();
  for (const collection of collections.toReversed())
    for (const { kind, operation: own } of collection.readings) read.set(`${kind} ${shapeOf(own.path)}`, collection);
  return operations.flatMap((operation): Search[] => {
    const { method, path, answer, part } = operation;
    const segments = segmentsOfPath(path);
    if (method !== "POST" || answer === undefined || !asks.test(segments.at(-1) ?? "")) return [];
    const beside = `/${segments.slice(0, -1).join("/")}`;
    const collection = read.get(`list ${shapeOf(beside)}`) ?? read.get(`item ${shapeOf(`${beside}/{key}`)}`);
    const rows = rowsIn(answer, beside, view, true);
    if (collection?.key === undefined || rows === undefined || part.has("x-standin-answer")) return [];
    if (!view.members(rows.row).has(collection.key)) return [];
    const parameters = [...operation.parameters, ...membersAsked(operation, described)];
    return [{ collection, reading: { kind: "list", operation: { ...operation, parameters }, rows } }];
  });
}

/** The members of a body, as a query would have them. */
function membersAsked({ part }: DescribedOperation, { references, view }: Described): readonly DescribedParameter[] {
  const media = references.follow(part.get("requestBody"))?.get("content")?.entries() ?? [];
  const [schema] = media.flatMap(([, content]) => references.follow(content)?.get("schema") ?? []);
  if (schema === undefined || view.kind(schema) === "array") return [];
  return [...view.members(schema)].map(([name, member]) => ({
    name,
    in: "query",
    isRequired: false,
    part: member,
    schema: member,
  }));
}

import type { SchemaView } from "../check/schema-view.ts";
import type { Described, DescribedOperation } from "./described-operation.ts";
import { ownKey } from "./key-property.ts";
import { type RowsIn, rowsIn, type ThingIn, thingIn } from "./rows-in.ts";
import { plainName } from "../model/plain-name.ts";
import { singular } from "../model/singular.ts";
import { lastWord, parameterOf, segmentsOfPath, shapeOf } from "./words.ts";

/** An operation that lists rows, or fetches one. */
export type Reading =
  | { readonly kind: "list"; readonly operation: DescribedOperation; readonly rows: RowsIn }
  | {
      readonly kind: "item";
      readonly operation: DescribedOperation;
      readonly rows: ThingIn;
      readonly parameter: string;
    };

export function isItem(reading: Reading): reading is Extract<Reading, { kind: "item" }> {
  return reading.kind === "item";
}

/** The operations that show rows. What is fetched below a list by what no property is called after is fetched by the list's key. */
export function readingsOf(described: Described): readonly Reading[] {
  const { view, operations } = described;
  const gets = operations.filter(({ method }) => method === "GET").map(({ path }) => shapeOf(path));
  const named = new Set(gets.filter((path) => path.endsWith("/{}")).map((path) => path.slice(0, -"/{}".length)));
  const found = operations.map((operation) => [operation, readingOf(operation, described, named)] as const);
  const lists = new Map(
    found.flatMap(([{ path }, reading]) => (reading?.kind === "list" ? [[shapeOf(path), reading] as const] : [])),
  );
  return found.flatMap(([operation, reading]) => {
    if (reading?.kind === "item" && isCalledSo(reading)) return reading;
    const { answer, path, method } = operation;
    const segments = segmentsOfPath(path);
    const parameter = parameterOf(segments.at(-1));
    const list = lists.get(shapeOf(`/${segments.slice(0, -1).join("/")}`));
    const key = list && ownKey(list.rows.row, list.operation.path, view);
    if (answer === undefined || method !== "GET" || parameter === undefined || list === undefined || key === undefined)
      return reading ?? [];
    const rows = thingIn(answer, key, path, view);
    const isOne = rows !== undefined && rows.key === key && !rows.at.includes("0");
    const isSame = isOne && view.follow(rows.row).id === view.follow(list.rows.row).id;
    // What holds the key of the list is the thing, rather than a part of it.
    const isWhole = reading?.kind === "item" && rows?.at.length === 0;
    return isOne && (reading === undefined || isSame || isWhole)
      ? { kind: "item", operation, rows, parameter }
      : (reading ?? []);
  });
}

/** @param named the paths below which something is fetched by its key: what they list is more than one thing */
function readingOf(
  operation: DescribedOperation,
  { view }: Described,
  named: ReadonlySet<string>,
): Reading | undefined {
  const { answer, path, method } = operation;
  if (answer === undefined || method !== "GET") return undefined;
  const segments = segmentsOfPath(path);
  const parameter = parameterOf(segments.at(-1));
  const thing = parameter === undefined || segments.length < 2 ? undefined : thingIn(answer, parameter, path, view);
  const isOneOfList = thing?.at.includes("0") === true && (isAskedInParts(operation) || named.has(shapeOf(path)));
  const isThing = thing !== undefined && !isOneOfList;
  const rows = isThing && !isPage(operation, view) ? undefined : rowsIn(answer, path, view, isAskedInParts(operation));
  if (isThing && parameter !== undefined && rows?.at.length !== 1)
    return { kind: "item", operation, rows: thing, parameter };
  // What a path names is a thing, and the lists inside it are its own.
  if (rows === undefined || (parameter !== undefined && rows.at.length > 1)) return undefined;
  return { kind: "list", operation, rows };
}

/** Whether the answer is the thing, or has it under its name or one for whatever is answered. */
function isCalledSo({ operation: { path }, rows: { at } }: Reading): boolean {
  const [name = "", ...inner] = at.filter((step) => step !== "0");
  const thing = singular(lastWord(path));
  return (
    at.length === 0 ||
    inner.length > 0 ||
    [thing, "data", "result", "item"].map(plainName).includes(plainName(singular(name)))
  );
}

/** Whether parameters ask for a part of a list: then it is one, though it might hold a single row. */
function isAskedInParts(operation: DescribedOperation): boolean {
  return partsAskedFor(operation).length > 0;
}

const partWords =
  /^(page|limit|offset|cursor|skip|per_?page|page_?(size|token|number)|iterator|marker|start(_?(position|index|at))?|(starting_?)?after|max_?results)$/i;

/** The parameters by which a part of a list is asked for. `from` and `size` mean that together alone. */
function partsAskedFor({ parameters }: DescribedOperation): readonly string[] {
  const query = parameters.flatMap(({ name, in: place }) => (place === "query" ? [name] : []));
  const both = ["from", "size"];
  const isRange = both.every((word) => query.includes(word));
  return query.filter((name) => partWords.test(name) || (isRange && both.includes(name)));
}

/**
 * Whether an answer tells which part of a list it is, or how the next one is asked for: what it says of its path then is only
 * what was asked, as a searched word is.
 */
function isPage(operation: DescribedOperation, view: SchemaView): boolean {
  const names = operation.answer === undefined ? [] : [...view.members(operation.answer).keys()].map(plainName);
  return partsAskedFor(operation).some((name) =>
    [plainName(name), `next${plainName(name)}`].some((one) => names.includes(one)),
  );
}

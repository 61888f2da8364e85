import { keyCalled, keyNamedBy, ownKey } from "./key-property.ts";
import type { Described } from "./described-operation.ts";
import { compactPlace } from "./compact-rows.ts";
import { grouped } from "../model/grouped.ts";
import { isItem, type Reading, readingsOf } from "./readings.ts";
import type { Part } from "../../source/part.ts";
import { singular } from "../model/singular.ts";
import { barePath, keyCount, lastWord, parameterOf, segmentsOfPath, shapeOf } from "./words.ts";

/** A thing with rows: the operations that show them, and what a row looks like. */
export interface Collection {
  readonly name: string;
  /** Its rows' schema: that of a single one, where one can be fetched, since that says most. */
  readonly row: Part;
  readonly key: string | undefined;
  readonly readings: readonly Reading[];
}

/**
 * The things that a document has. What a path lists and what is fetched below it are the same thing, and so are rows of
 * one named schema, wherever they are shown, if they have a key, and a shorter form of what is fetched; but not those of places
 * that have names and items of their own: `/domains/{id}` and `/groups/{id}` are two things, though their rows look alike.
 */
export function collectionsOf(described: Described): readonly Collection[] {
  const readings = readingsOf(described);
  const groups: Reading[][] = [];
  const groupOf = new Map<string, Reading[]>();
  const fetchedOtherwise = new Map<string, Reading[]>();
  const places = placesOfTheirOwn(readings);
  const nameless = namingNothing(readings, described);
  const fetched = readings
    .filter(isItem)
    .map((reading) => ({ place: collectionPath(reading), reading }))
    .filter(({ place }) => places.has(place));
  const byWord = grouped(fetched, ({ place }) => lastWord(place));
  const shortOf = new Map(readings.map((one) => [one, compactPlace(one, byWord, described.view)] as const));
  const byPath = grouped(readings, ({ kind, operation }) => `${kind} ${shapeOf(operation.path)}`);
  for (const reading of asJoined(readings, places, shortOf)) {
    const schema = namedSchema(reading, described);
    const isNaming = schema !== undefined && !nameless.has(schema);
    const below = listBelow(reading, byPath, described.view);
    const elsewhere = [below, isNaming ? schema : undefined, shortOf.get(reading)];
    const names = [collectionPath(reading), ...elsewhere.filter((name) => name !== undefined)];
    const known = names
      .map((name) => groupOf.get(name) ?? (isItem(reading) ? undefined : fetchedOtherwise.get(name)))
      .find((group) => group !== undefined && isSamePlace(reading, group, places, described.view));
    const group = known ?? [];
    if (known === undefined) groups.push(group);
    group.push(reading);
    for (const name of names) if (!groupOf.has(name)) groupOf.set(name, group);
    const listed = isItem(reading) && isNaming ? namedSchema({ ...reading, kind: "list" }, described) : undefined;
    if (listed !== undefined && !fetchedOtherwise.has(listed)) fetchedOtherwise.set(listed, group);
  }
  const taken = new Set<string>();
  const writes = writesByShape(described);
  const placeOf = new Map(readings.map((reading, index) => [reading, index] as const));
  const asWritten = (a: Reading, b: Reading): number => (placeOf.get(a) ?? 0) - (placeOf.get(b) ?? 0);
  return groups
    .map((group) => group.toSorted(asWritten))
    .toSorted(([a], [b]) => (a && b ? asWritten(a, b) : 0))
    .map((group) => collectionOf(group, described, writes, taken));
}

/**
 * Operations that fetch one row come first: they say by which key, and lists join the group that they belong to; those at the
 * place of a thing before others, so that the schema of their rows means that thing wherever else it is listed.
 */
function asJoined(
  readings: readonly Reading[],
  places: ReadonlySet<string>,
  shortOf: ReadonlyMap<Reading, string | undefined>,
): readonly Reading[] {
  const rank = (reading: Reading): number =>
    isItem(reading) ? 0 : places.has(collectionPath(reading)) ? 1 : shortOf.get(reading) === undefined ? 3 : 2;
  return readings.toSorted((a, b) => rank(a) - rank(b));
}

/** The path of a list of the same rows that a parameter narrows: `/visits/{day}` of `/visits`. */
function listBelow(
  { kind, operation, rows }: Reading,
  byPath: ReadonlyMap<string, readonly Reading[]>,
  view: Described["view"],
): string | undefined {
  if (kind !== "list") return undefined;
  const below = `${shapeOf(operation.path)}/{}`;
  const isSame = (other: Reading): boolean => view.follow(other.rows.row).id === view.follow(rows.row).id;
  return byPath.get(`list ${below}`)?.some(isSame) === true ? below : undefined;
}

/** The paths without an owner below which rows are fetched. */
function placesOfTheirOwn(readings: readonly Reading[]): ReadonlySet<string> {
  const paths = readings.filter(isItem).map(collectionPath);
  return new Set(paths.filter((path) => !path.includes("{}")));
}

/** Named schemas that list rows of several things which are fetched by schemas of their own: an id and an address of whatever it is. */
function namingNothing(readings: readonly Reading[], described: Described): ReadonlySet<string> {
  const itemNames = new Map(
    readings.filter(isItem).map((item) => [collectionPath(item), namedSchema(item, described)] as const),
  );
  const placesOf = new Map<string, Set<string>>();
  for (const reading of readings) {
    const [name, place] = [namedSchema(reading, described), collectionPath(reading)];
    if (name === undefined || isItem(reading) || !itemNames.has(place) || itemNames.get(place) === name) continue;
    placesOf.set(name, (placesOf.get(name) ?? new Set()).add(lastWord(place)));
  }
  return new Set([...placesOf].flatMap(([name, words]) => (words.size > 1 ? [name] : [])));
}

/** Whether a reading may be of the thing that a group is of. */
function isSamePlace(
  reading: Reading,
  group: readonly Reading[],
  places: ReadonlySet<string>,
  view: Described["view"],
): boolean {
  const place = collectionPath(reading);
  // `/customers/{id}/wallets/{code}` and `/wallets/{walletId}` tell their rows apart by two keys.
  const isKeyedAlike = (other: Reading): boolean => {
    if (reading.kind === "list") return other.kind === "list" || !isBelowAnother(other, reading, view);
    return other.kind === "list" || other.rows.key === reading.rows.key;
  };
  if (!group.some((other) => collectionPath(other) === place) && !group.every(isKeyedAlike)) return false;
  if (!places.has(place)) return true;
  const others = group.map(collectionPath).filter((path) => places.has(path));
  return others.length === 0 || others.some((path) => path === place || lastWord(path) === lastWord(place));
}

/**
 * Whether what is fetched lies below a row of the list that the path names by another key: `/forms/{name}/versions/{version}`
 * of `/forms`, whose rows differ in their names.
 */
function isBelowAnother(item: Extract<Reading, { kind: "item" }>, list: Reading, view: Described["view"]): boolean {
  const place = collectionPath(list);
  const { path } = item.operation;
  if (!collectionPath(item).startsWith(`${place}/{}/`)) return false;
  const above = segmentsOfPath(path).slice(0, segmentsOfPath(place).length + 1);
  const { key } = keyCalled(list.rows.row, parameterOf(above.at(-1)) ?? "", `/${above.join("/")}`, view);
  return key !== undefined && key !== item.rows.key;
}

const collectionPaths = new WeakMap<Reading, string>();

/** The path of the list that a reading belongs to. Each is asked for as often as there are others of its thing. */
function collectionPath(reading: Reading): string {
  const known = collectionPaths.get(reading);
  if (known !== undefined) return known;
  const segments = segmentsOfPath(reading.operation.path).map((segment) =>
    parameterOf(segment) === undefined ? segment : "{}",
  );
  const path = `/${(reading.kind === "item" ? segments.slice(0, -keyCount(reading.operation.written)) : segments).join("/")}`;
  collectionPaths.set(reading, path);
  return path;
}

/** Schemas under `components` have a name, and so mean something wherever they stand. */
function namedSchema({ kind, rows, operation }: Reading, { view }: Described): string | undefined {
  const schema = soleIn(view.follow(rows.row), view);
  if (!/^\/components\/schemas\/[^/]+$/.test(schema.pointer)) return undefined;
  const key = kind === "item" ? rows.key : ownKey(rows.row, operation.path, view);
  return key === undefined ? undefined : `${schema.id} ${key}`;
}

/** `allOf` of one schema says no more than that schema: OpenAPI 3.0 had no other way to describe what a `$ref` refers to. */
function soleIn(schema: Part, view: Described["view"]): Part {
  const [only, ...others] = schema.get("allOf")?.items() ?? [];
  return only === undefined || others.length > 0 || schema.has("properties") ? schema : view.follow(only);
}

function collectionOf(
  readings: readonly Reading[],
  described: Described,
  writes: ReadonlyMap<string, readonly Write[]>,
  taken: Set<string>,
): Collection {
  const item = readings.find((reading) => reading.kind === "item");
  const list = readings.find((reading) => reading.kind === "list");
  const first = item ?? readings[0];
  if (first === undefined) throw new Error("A collection has at least one operation.");
  const { view } = described;
  const listed = list && view.follow(list.rows.row).id;
  // What is fetched may be the listed thing, or what is left of one that was removed.
  const row = view.choices(first.rows.row).find(({ id }) => id === listed) ?? first.rows.row;
  const path = (list ?? first).operation.path;
  const key =
    item?.kind === "item"
      ? keyOf(item, list, described)
      : (keyWritten(readings, writes, view) ?? ownKey(row, path, view));
  return { name: freeName(barePath(first.operation.path), taken), row, key, readings };
}

/** The key that both the list and the item show. */
function keyOf(item: Extract<Reading, { kind: "item" }>, list: Reading | undefined, { view }: Described): string {
  const { key } = item.rows;
  if (list === undefined || view.members(list.rows.row).has(key)) return key;
  const shared = keyNamedBy(list.rows.row, item.parameter, item.operation.path, view);
  return shared !== undefined && view.members(item.rows.row).has(shared) ? shared : key;
}

/** An operation that changes or removes rows, and which of the document's it is. */
interface Write {
  readonly at: number;
  readonly path: string;
}

/** The document's writes by the shape of their paths. */
function writesByShape({ operations }: Described): ReadonlyMap<string, readonly Write[]> {
  const all = operations.map(({ method, path }, at) => ({ method, path, at }));
  const writes = all.filter(({ method }) => ["PUT", "PATCH", "DELETE"].includes(method));
  return grouped(writes, ({ path }) => shapeOf(path));
}

/** The key of rows that are changed or removed, and never fetched alone: as the first such operation calls it. */
function keyWritten(
  readings: readonly Reading[],
  writes: ReadonlyMap<string, readonly Write[]>,
  view: Described["view"],
): string | undefined {
  const rowAt = new Map<string, Part>(
    readings.map(({ operation, rows }) => [`${shapeOf(operation.path)}/{}`, rows.row] as const),
  );
  return [...rowAt]
    .flatMap(([shape, row]) => (writes.get(shape) ?? []).map(({ at, path }) => ({ at, path, row })))
    .toSorted((a, b) => a.at - b.at)
    .map(({ path, row }) => keyCalled(row, parameterOf(segmentsOfPath(path).at(-1)) ?? "", path, view).key)
    .find((key) => key !== undefined);
}

/** `/shops/{shopId}/orders/{id}` → `orders`, else `shops-orders`, else with a number. */
export function freeName(path: string, taken: Set<string>): string {
  const words = segmentsOfPath(path)
    .filter((segment) => !segment.includes("{"))
    .map((segment) => segment.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, ""))
    .filter((word) => word !== "");
  const usable = (name: string): boolean => /^[A-Za-z]/.test(name) && !taken.has(name);
  const candidates = words.map((_, index) => words.slice(-1 - index).join("-"));
  let name = candidates.find(usable);
  for (let count = 2; name === undefined; count++) {
    const numbered = `${candidates.find((one) => /^[A-Za-z]/.test(one)) ?? "rows"}-${count}`;
    name = taken.has(numbered) ? undefined : numbered;
  }
  taken.add(name);
  return name;
}

/** The thing that a collection is called after: `orders` → `order`. */
export function thingName({ name, readings }: Collection): string {
  const [first] = readings;
  return singular(first === undefined ? name : lastWord(first.operation.path)).toLowerCase();
}

import type { Part } from "../../source/part.ts";
import { pointerOf } from "../../source/pointer.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { HeldBy } from "../model/entity.ts";
import { plainName } from "../model/plain-name.ts";
import { type Collection, freeName } from "./collections.ts";
import type { Described, DescribedOperation } from "./described-operation.ts";
import { keyNamedBy, ownKey } from "./key-property.ts";
import { shownAt } from "./named-row.ts";
import { isItem } from "./readings.ts";
import { ownersIn } from "./relations.ts";
import { parameterOf, segmentsOfPath, shapeOf } from "./words.ts";

/** A list that rows hold, and whose own rows have a path below them: `items` of a cart, and `/carts/{id}/items`. */
export interface HeldList {
  readonly holder: Collection;
  /** The path at which a row of the holder is fetched, and the parameter that names it there. */
  readonly path: string;
  readonly member: string;
  /** What the list holds: a thing of its own, though it may be that nothing but its holder shows it. */
  readonly collection: Collection;
  /** The shape of the list's own path. */
  readonly place: string;
  /** The properties of the list's rows that hold the key of the holder; `$name` for what no property shows. */
  readonly owners: readonly string[];
}

export function heldListsIn(collections: readonly Collection[], described: Described): readonly HeldList[] {
  const taken = new Set(collections.map(({ name }) => name));
  const byPlace = new Map(collections.flatMap((one) => placesOf(one).map((place) => [place, one] as const)));
  const places = new Set<string>();
  return collections.flatMap((holder) => {
    const path = holder.key === undefined ? undefined : holder.readings.filter(isItem)[0]?.operation.path;
    return (path === undefined ? [] : listsIn(holder.row, described.view)).flatMap(([member, row]): HeldList[] => {
      const below = operationsBelow(path ?? "", member, described);
      const [first] = below;
      if (first === undefined || path === undefined) return [];
      const segments = segmentsOfPath(first.path).slice(0, segmentsOfPath(path).length + 1);
      const place = shapeOf(`/${segments.join("/")}`);
      const known = byPlace.get(place);
      if (places.has(place) || (known !== undefined && !isHeldBy(known, row, holder, described.view))) return [];
      const key = known === undefined ? keyOf(row, below, place, described.view) : known.key;
      if (key === undefined) return [];
      places.add(place);
      const name = known?.name ?? freeName(`/${segments.join("/")}`, taken);
      const collection = known ?? { name, row, key, readings: [] };
      return [{ holder, path, member, collection, place, owners: ownersOf(below, path, collection, described) }];
    });
  });
}

/** Where rows of lists are written: at the path of each list, and without their holder what only the holder shows (`/items/{itemId}`). */
export function heldPlaces(held: readonly HeldList[], { operations }: Described): ReadonlyMap<string, Collection> {
  const alone = operations.flatMap(({ path }) => {
    const segments = segmentsOfPath(path);
    const place = segments.slice(0, -1);
    const isAlone = parameterOf(segments.at(-1)) !== undefined && !place.some((one) => one.includes("{"));
    const own = held.find(
      (one) => one.collection.readings.length === 0 && one.place.endsWith(`/${place.at(-1) ?? ""}`),
    );
    return isAlone && own !== undefined ? [[shapeOf(`/${place.join("/")}`), own.collection] as const] : [];
  });
  return new Map([...alone, ...held.map(({ place, collection }) => [place, collection] as const)]);
}

/** The rows in which those of a collection stand, as the overlay says it. */
export function holdersOf(collection: Collection, held: readonly HeldList[]): readonly HeldBy[] {
  return held.flatMap(({ collection: own, holder, member, owners }) =>
    own.name === collection.name ? owners.map((owner) => ({ entity: holder.name, member, owner })) : [],
  );
}

/** The members of a row that list objects, each with the schema of one. */
function listsIn(row: Part, view: SchemaView): readonly (readonly [member: string, item: Part])[] {
  return [...view.members(row)].flatMap(([member, schema]) => {
    const item = view.kind(schema) === "array" ? view.items(schema) : undefined;
    return item === undefined || view.members(item).size === 0 ? [] : [[member, item] as const];
  });
}

/** The paths below which rows of a collection are found. */
function placesOf({ readings }: Collection): readonly string[] {
  return readings.map(({ kind, operation: { path } }) =>
    shapeOf(kind === "item" ? `/${segmentsOfPath(path).slice(0, -1).join("/")}` : path),
  );
}

/** The operations at the path of a list that is called like a member, and on its rows. */
function operationsBelow(path: string, member: string, { operations }: Described): readonly DescribedOperation[] {
  const own = segmentsOfPath(path);
  return operations.filter((operation) => {
    const segments = segmentsOfPath(operation.path);
    const more = segments.length - own.length;
    const isBelow = shapeOf(`/${segments.slice(0, own.length).join("/")}`) === shapeOf(path);
    const isCalledSo = plainName(segments[own.length] ?? "") === plainName(member);
    return isBelow && isCalledSo && (more === 1 || (more === 2 && parameterOf(segments.at(-1)) !== undefined));
  });
}

/** Whether the rows that another operation shows are those that the holder has: by the same schema or key, and neither in the other. */
function isHeldBy({ row, key, name, readings }: Collection, item: Part, holder: Collection, view: SchemaView): boolean {
  if (name === holder.name || key === undefined) return false;
  const isSame = readings.some(({ rows }) => view.follow(rows.row).id === view.follow(item).id);
  const [own, held] = [view.members(row).get(key), view.members(item).get(key)];
  const isKeyed = own !== undefined && held !== undefined && view.kind(own) === view.kind(held);
  const isHolder = listsIn(row, view).some(([, inner]) => view.follow(inner).id === view.follow(holder.row).id);
  return (isSame || isKeyed) && !isHolder;
}

/** What tells the rows of a list apart that only its holder shows: what paths name them by, where something writes them. */
function keyOf(row: Part, below: readonly DescribedOperation[], place: string, view: SchemaView): string | undefined {
  const writes = below.filter(({ method }) => ["POST", "PUT", "PATCH", "DELETE"].includes(method));
  const named = writes.flatMap(({ path }) => {
    const parameter = parameterOf(segmentsOfPath(path).at(-1));
    return parameter === undefined ? [] : [keyNamedBy(row, parameter, path, view)];
  });
  const isAdded = writes.some(({ method, path }) => method === "POST" && shapeOf(path) === place);
  return named.length > 0 || !isAdded ? named[0] : ownKey(row, place, view);
}

function ownersOf(
  below: readonly DescribedOperation[],
  path: string,
  collection: Collection,
  described: Described,
): readonly string[] {
  const at = segmentsOfPath(path).length - 1;
  const found = below.flatMap((operation) => {
    const holder = parameterOf(segmentsOfPath(operation.path)[at]) ?? "";
    return ownersIn(operation, collection, new Set(), described).get(holder) ?? [];
  });
  return [...new Set(found)];
}

/** Where an answer shows the row that holds a list, and how the request names that row; undefined: it does not show it. */
export function holderShown(
  operation: DescribedOperation,
  { holder, path }: HeldList,
  list: readonly string[],
  described: Described,
): object | undefined {
  const { view } = described;
  const at = operation.answer && shownAt(operation.answer, holder.key ?? "", path, view);
  const shown = at && view.at(operation.answer, at);
  const key = parameterOf(list.at(-2));
  const isHolder = holder.readings.some(({ rows }) => shown && view.follow(rows.row).id === view.follow(shown).id);
  if (at === undefined || key === undefined || !isHolder) return undefined;
  const above = { ...operation, path: `/${list.slice(0, -1).join("/")}` };
  const within = Object.fromEntries(ownersIn(above, holder, new Set([key]), described));
  const named = { entity: holder.name, key, ...(Object.keys(within).length === 0 ? {} : { within }) };
  return { at: pointerOf(at), holder: named };
}

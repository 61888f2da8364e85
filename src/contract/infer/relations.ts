import { type Collection, thingName } from "./collections.ts";
import type { Described, DescribedOperation } from "./described-operation.ts";
import type { Part } from "../../source/part.ts";
import { plainName } from "../model/plain-name.ts";
import { bareNames, referenceIn } from "../model/reference-name.ts";
import { pointerOf } from "../../source/pointer.ts";
import { singular } from "../model/singular.ts";
import { parameterOf, segmentsOfPath, shapeOf } from "./words.ts";

/** The collections that names of properties may mean: by the name of a thing, and of the collection. */
export function collectionsByName(collections: readonly Collection[]): ReadonlyMap<string, Collection> {
  const named = collections
    .filter(({ key }) => key !== undefined)
    .flatMap((one) => [thingName(one), one.name].map((name) => [plainName(name), one] as const));
  // Of several, the first counts.
  return new Map(named.toReversed());
}

/** Property path of a row → the collection whose key stands there: `customerId`, `customer_id`, `customer: { id }`. */
export function referencesIn(
  { row, key }: Collection,
  byName: ReadonlyMap<string, Collection>,
  { view }: Described,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [at, name, schema] of membersShown(row, view)) {
    const stem = referenceIn(name)?.thing;
    const target = name === key ? undefined : byName.get(stem ?? plainName(name));
    if (target?.key === undefined) continue;
    const kind = keyKind(target, view);
    const inner = view.members(schema);
    if (stem !== undefined && inner.size === 0 && view.kind(schema) === kind) found.set(at, target.name);
    const own = inner.get(target.key);
    if (view.kind(schema) === "array" || own === undefined || view.kind(own) !== kind) continue;
    // Where a thing may be shown whole or by its key, the key counts.
    const isKey = view.choices(schema).some((one) => view.members(one).size === 0 && view.kind(one) === kind);
    found.set(isKey ? at : `${at}.${target.key}`, target.name);
  }
  return found;
}

/** What HAL calls the member that holds other things whole (draft-kelly-json-hal, section 4.1.2). */
const embedding = "_embedded";

/** The members of a row, and those that it embeds: path, name and schema of each. */
function membersShown(row: Part, view: Described["view"]): readonly (readonly [at: string, name: string, Part])[] {
  const own = [...view.members(row)];
  const embedded = own.flatMap(([name, schema]) => (name === embedding ? [...view.members(schema)] : []));
  return [
    ...own.map(([name, schema]) => [name, name, schema] as const),
    ...embedded.map(([name, schema]) => [`${embedding}.${name}`, name, schema] as const),
  ];
}

/**
 * Property of a row → the collection of the owner whom it names: `linode_id` of what `/instances/{id}/volumes` lists, one of
 * `/instances/{id}`, though it is not called after that.
 * @param owners by the paths at which their rows are fetched
 */
export function ownerReferencesIn(
  collection: Collection,
  owners: ReadonlyMap<string, Collection>,
  described: Described,
): ReadonlyMap<string, string> {
  const { view } = described;
  const found = collection.readings.flatMap(({ kind, operation }) => {
    const segments = segmentsOfPath(operation.path);
    const within = kind === "list" ? ownersIn(operation, collection, new Set(), described) : [];
    return [...within].flatMap(([parameter, property]) => {
      const above = segments.slice(0, segments.indexOf(`{${parameter}}`) + 1);
      const owner = owners.get(shapeOf(`/${above.join("/")}`));
      const schema = view.members(collection.row).get(property);
      const isKey = owner?.key !== undefined && schema !== undefined && view.kind(schema) === keyKind(owner, view);
      return isKey && property !== collection.key ? [[property, owner.name] as const] : [];
    });
  });
  return new Map(found);
}

/** The collections by the paths at which their rows are fetched one by one. */
export function collectionsByPath(collections: readonly Collection[]): ReadonlyMap<string, Collection> {
  return new Map(collections.flatMap((owner) => fetchedBy(owner).map((path) => [shapeOf(path), owner] as const)));
}

function fetchedBy({ readings }: Collection): readonly string[] {
  return readings.filter(({ kind }) => kind === "item").map(({ operation }) => operation.path);
}

function keyKind({ row, key = "" }: Collection, view: Described["view"]): ReturnType<Described["view"]["kind"]> {
  const schema = view.members(row).get(key);
  return schema && view.kind(schema);
}

/**
 * Whose rows an operation means: its path parameters, and query parameters that have to be there, each with the property
 * of a row that holds it; `$name` where none does.
 * @param used parameters that mean something else
 */
export function ownersIn(
  { path, parameters }: DescribedOperation,
  { row, key, readings = [] }: Pick<Collection, "row" | "key"> & Partial<Pick<Collection, "readings">>,
  used: ReadonlySet<string>,
  { view }: Pick<Described, "view">,
): ReadonlyMap<string, string> {
  const members = [...view.members(row)];
  const segments = segmentsOfPath(path);
  const isInPath = (name: string): boolean => segments.some((segment) => parameterOf(segment) === name);
  // Rows of things of several kinds say of which kind theirs is.
  const isOfAny = members.some(([name]) => plainName(name) === "resourcetype");
  const inPath = segments.flatMap((segment, index) => {
    const name = parameterOf(segment);
    if (name === undefined || used.has(name)) return [];
    const thing = plainName(singular(segments[index - 1] ?? ""));
    const plain = plainName(name);
    const bare = bareNames.has(plain) || name === key ? [] : [plain];
    const named = thing === "" ? [] : [`${thing}${plain}`, `${thing}id`, ...(isOfAny ? ["resourceid"] : [])];
    const property =
      propertyFor([...bare, ...named], members, view) ??
      keyInside(thing, plain, row, view) ??
      nameOfOwner({ thing, name, parameters }, row, view);
    return [[name, property] as const];
  });
  const inQuery = parameters
    .filter(({ name, in: place, isRequired }) => place === "query" && isRequired && !used.has(name) && !isInPath(name))
    .flatMap(({ name }) => {
      const property = propertyFor([plainName(name)], members, view);
      return property === undefined ? [] : [[name, property] as const];
    });
  return new Map([...inPath, ...inQuery].map(([name, property]) => [name, property ?? hiddenOwner(name, readings)]));
}

/** What no property shows is called as the first list has it in its path: `{user_id}` and `{userId}` are one. */
function hiddenOwner(name: string, readings: Collection["readings"]): string {
  const lists = readings
    .filter(({ kind }) => kind === "list")
    .flatMap(({ operation }) => segmentsOfPath(operation.path));
  const known = lists.map((segment) => parameterOf(segment)).find((one) => plainName(one ?? "") === plainName(name));
  return `$${known ?? name}`;
}

/**
 * Parameters of a query that have to be there and name whom the path of another list of the same rows names (`?userId=` of what
 * `/users/{user_id}/tasks` lists): each with what holds it.
 */
export function ownersElsewhere(
  { path, parameters }: DescribedOperation,
  collection: Collection,
  described: Described,
): ReadonlyMap<string, string> {
  const others = collection.readings.filter(({ kind, operation: { path: at } }) => kind === "list" && at !== path);
  const owners = others.flatMap(({ operation }) => {
    const inPath = new Set(segmentsOfPath(operation.path).map((segment) => parameterOf(segment)));
    return [...ownersIn(operation, collection, new Set(), described)].filter(([name]) => inPath.has(name));
  });
  const byName = new Map(
    owners.flatMap(([name, property]) => [name, property].map((one) => [plainName(one), property])),
  );
  return new Map(
    parameters.flatMap(({ name, in: place, isRequired }) => {
      const property = place === "query" && isRequired ? byName.get(plainName(name)) : undefined;
      return property === undefined ? [] : [[name, property] as const];
    }),
  );
}

/**
 * Members around what an answer shows that say again what was asked: `order_id` beside the lines of `/orders/{id}/lines`.
 * @param at where the answer has what it shows
 * @param used parameters that mean something else
 */
export function askedIn(
  operation: DescribedOperation,
  at: readonly string[],
  used: ReadonlySet<string>,
  described: Described,
): ReadonlyMap<string, string> {
  const { answer } = operation;
  // The only row of a list stands in that list.
  const outside = at.slice(0, at.at(-1) === "0" ? -2 : -1);
  const around = answer === undefined || at.length === 0 ? undefined : described.view.at(answer, outside);
  if (around === undefined) return new Map();
  const said = [...ownersIn(operation, { row: around, key: undefined }, used, described)];
  return new Map(
    said.flatMap(([name, property]) =>
      property.startsWith("$") ? [] : [[name, pointerOf([...outside, property])] as const],
    ),
  );
}

function propertyFor(
  names: readonly string[],
  members: readonly (readonly [string, Part])[],
  view: Described["view"],
): string | undefined {
  return names.flatMap(
    (wanted) => members.find(([name, schema]) => plainName(name) === wanted && isScalar(schema, view))?.[0] ?? [],
  )[0];
}

/** The key of the owner whom a row shows as an object: `board.id` of what lies below `/boards/{boardId}`. */
function keyInside(thing: string, parameter: string, row: Part, view: Described["view"]): string | undefined {
  const [at, name, owner] =
    membersShown(row, view).find(([, one, schema]) => plainName(one) === thing && view.kind(schema) === "object") ?? [];
  if (at === undefined || name === undefined || owner === undefined || name.includes(".")) return undefined;
  const isId = parameter === `${thing}id` || parameter === thing;
  const key = propertyFor([parameter, ...(isId ? ["id"] : [])], [...view.members(owner)], view);
  return key === undefined || key.includes(".") ? undefined : `${at}.${key}`;
}

/** What things are that own others. */
const owning = /^(owner|user(name)?|org|organi[sz]ation|account|namespace)$/;

/** The name of the owner whom a row shows as an object: `owner.login` of what is at `/repos/{owner}/{repo}` or `/orgs/{org}/repos`. */
function nameOfOwner(
  {
    thing,
    name,
    parameters,
  }: Pick<DescribedOperation, "parameters"> & { readonly thing: string; readonly name: string },
  row: Part,
  view: Described["view"],
): string | undefined {
  const schema = parameters.find(({ name: own, in: place }) => own === name && place === "path")?.schema;
  const owner = view.members(row).get("owner");
  const isNamed = plainName(name) === "owner" || (owning.test(thing) && owning.test(plainName(name)));
  if (!isNamed || owner === undefined || schema === undefined || view.kind(schema) !== "string") return undefined;
  const members = view.members(owner);
  const id = members.get("id");
  // A text may be the id as well as a mere name.
  const isIdText = id !== undefined && view.kind(id) === "string";
  const key = propertyFor(["login", "username", "handle", ...(isIdText ? [] : ["slug", "name"])], [...members], view);
  return key === undefined ? undefined : `owner.${key}`;
}

/** Whether a value without members may stand there: where a thing may be shown whole or by its key, the key counts. */
function isScalar(schema: Part, view: Described["view"]): boolean {
  return view.members(schema).size === 0 || !["object", "array", undefined].includes(view.kind(schema));
}

import { schemaView } from "../../../contract/check/schema-view.ts";
import type { Contract, Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { withValueAt } from "../../../contract/model/property.ts";
import { referenceIn } from "../../../contract/model/reference-name.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import type { KnownObject } from "../../../generate/make/known.ts";
import { below } from "../../../random/draw.ts";
import { child } from "../../../random/key.ts";
import { type DataContext, entityOf } from "../data-context.ts";
import { embeddedRow } from "./embedded-row.ts";
import { thingKeys } from "./thing-keys.ts";
import type { RowSources } from "./row-sources.ts";
import type { Within } from "./thing.ts";

/** Where rows of other entities are found. */
interface Sources extends Pick<RowSources, "cellAt" | "listOf"> {
  /** A row of a list, which itself says only by their keys what it refers to: two rows may name each other. */
  readonly rowOf: (entity: string, within: Within, key: Json) => JsonObject | undefined;
}

/**
 * Keys of rows that exist, where properties name rows of other entities: of the same owner, where paths name one for both; and
 * what those rows are called, where that stands beside: `account_name` beside `account_id`.
 */
export function referredRows(
  context: DataContext,
  entity: Entity,
  { place, within, isNamed }: { readonly place: string; readonly within: Within; readonly isNamed: boolean },
  { cellAt, listOf, rowOf }: Sources,
): KnownObject {
  let known: KnownObject = {};
  // Ids beside an object say which one it is.
  const references = [...(entity.things?.references ?? [])].toSorted(
    ([a], [b]) => Number(isInside(a)) - Number(isInside(b)),
  );
  for (const [at, target] of references) {
    const shared = new Set(sharedOwners(context.contract, entity.name, target));
    const owner = within.filter(([property]) => shared.has(property));
    const list = listOf(target, owner.length === shared.size ? owner : []);
    if (list === undefined || list.size === 0) continue;
    // Whose rows were asked for is said already.
    const asked = within.find(([property]) => property === at)?.[1];
    const drawn = below(child(cellAt(`${place}/${at}`).key, "reference"), list.size);
    const said = saidBeside(at, references, known);
    const wanted = entityOf(context, target);
    const chosen = said ?? (asked === undefined ? list.keyAt(drawn) : thingKeys(wanted).spelled(asked));
    if (chosen === undefined) continue;
    const row = isNamed ? () => rowOf(target, owner, chosen) : undefined;
    known = withTold(known, at, toldOf(entity, at, { target: wanted, key: chosen, row }));
  }
  return known;
}

/** The id that stands beside an object which shows the same row. */
function saidBeside(
  at: string,
  references: readonly (readonly [string, string])[],
  known: KnownObject,
): Json | undefined {
  const holder = plainName(at.split(".").at(-2) ?? "");
  const beside = isInside(at) ? references.find(([other]) => referenceIn(other)?.thing === holder) : undefined;
  return beside === undefined ? undefined : (known[beside[0]] as Json | undefined);
}

/** What a row, or the object inside it where the reference stands, says of another one. @param row undefined: its key alone is said */
function toldOf(
  entity: Entity,
  at: string,
  {
    target,
    key,
    row,
  }: { readonly target: Entity; readonly key: Json; readonly row: (() => JsonObject | undefined) | undefined },
): JsonObject {
  if (isInside(at))
    return { ...embeddedRow(entity, holderOf(at), target, row?.()), [at.slice(holderOf(at).length + 1)]: key };
  const names = row && namesBeside(entity, at, target);
  const name = names && row()?.[names.theirs];
  return { [at]: key, ...(names !== undefined && typeof name === "string" ? { [names.own]: name } : {}) };
}

/** What is known of a row, and what its reference tells where that stands. */
function withTold(known: KnownObject, at: string, told: JsonObject): KnownObject {
  return isInside(at) ? (withValueAt(known as JsonObject, holderOf(at), told) as KnownObject) : { ...known, ...told };
}

/** The path of the object in which a reference stands: `customer` of `customer.id`. */
function holderOf(at: string): string {
  return at.slice(0, Math.max(0, at.lastIndexOf(".")));
}

/** Whether a reference stands in an object of the row: `customer.id`. */
function isInside(at: string): boolean {
  return at.includes(".");
}

/** A property beside a reference that says what the row there is called, and the property by which that row says it. */
function namesBeside(
  { source }: Entity,
  at: string,
  target: Entity,
): { readonly own: string; readonly theirs: string } | undefined {
  const thing = referenceIn(at)?.thing;
  if (source === undefined || target.source === undefined || thing === undefined) return undefined;
  const [own, theirs] = [source, target.source].map(({ schema, references }) => textsOf(schema, references));
  for (const word of ["name", "title"]) {
    const [mine, other] = [own?.get(thing + word), theirs?.get(word)];
    if (mine !== undefined && other !== undefined) return { own: mine, theirs: other };
  }
  return undefined;
}

/** Plain name → name of the members that are texts. */
function textsOf(
  schema: NonNullable<Entity["source"]>["schema"],
  references: NonNullable<Entity["source"]>["references"],
): ReadonlyMap<string, string> {
  const view = schemaView(references);
  const texts = [...view.members(schema)].filter(([, member]) => view.kind(member) === "string");
  return new Map(texts.map(([name]) => [plainName(name), name] as const));
}

const known = new WeakMap<Contract, Map<string, readonly string[]>>();

/** The owners that all paths to rows of an entity name, and a list of the other one, too: the most that there are. */
function sharedOwners(contract: Contract, entity: string, target: string): readonly string[] {
  const ofContract = known.get(contract) ?? new Map<string, readonly string[]>();
  known.set(contract, ofContract);
  const name = `${entity} ${target}`;
  const shared = ofContract.get(name) ?? findShared(contract, entity, target);
  ofContract.set(name, shared);
  return shared;
}

function findShared({ operations }: Contract, entity: string, target: string): readonly string[] {
  const ownersOf = (name: string, kinds: readonly string[]): readonly (readonly string[])[] =>
    operations.flatMap(({ answer }) =>
      (answer.kind === "list" || answer.kind === "item") && kinds.includes(answer.kind) && answer.entity === name
        ? [[...answer.within.values()]]
        : [],
    );
  const own = ownersOf(entity, ["list", "item"]);
  const isShared = (owner: string): boolean => own.every((owners) => owners.includes(owner));
  const lists = ownersOf(target, ["list"]).filter((owners) => owners.every(isShared));
  return lists.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

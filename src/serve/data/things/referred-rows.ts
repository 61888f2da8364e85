import type { Contract, Entity } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { withValueAt } from "../../../contract/model/property.ts";
import { referenceIn } from "../../../contract/model/reference-name.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import type { KnownObject } from "../../../generate/make/known.ts";
import { below } from "../../../random/draw.ts";
import { child } from "../../../random/key.ts";
import { type DataContext, entityOf } from "../data-context.ts";
import { thingKeys } from "./thing-keys.ts";
import type { RowSources } from "./row-sources.ts";
import type { Within } from "./thing.ts";
import { holderOf, isInside, toldOf } from "./told-reference.ts";

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

/** What is known of a row, and what its reference tells where that stands. */
function withTold(known: KnownObject, at: string, told: KnownObject): KnownObject {
  return isInside(at)
    ? (withValueAt(known as JsonObject, holderOf(at), told as JsonObject) as KnownObject)
    : { ...known, ...told };
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

import { schemaView } from "../../../contract/check/schema-view.ts";
import type { Contract, Entity, SchemaSource } from "../../../contract/model/contract.ts";
import type { Cell } from "../../../generate/cell.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { type Known, whole } from "../../../generate/make/known.ts";
import { generatorFor } from "../generator-for.ts";
import { withLacking } from "./lacking-members.ts";
import { inKindsOf } from "./member-kinds.ts";
import { keyNamedAfter, shownBy, type ShownMembers } from "./row-names.ts";
import { addressesIn, type OwnAddresses } from "./addresses-in.ts";
import { addressesOfShown, withOwnAddresses } from "./own-address.ts";
import type { Lead, Thing } from "./thing.ts";

/** How an answer's own schema shows the rows of an entity. */
interface Showing {
  /** The schema of the rows themselves. */
  readonly own: SchemaSource | undefined;
  /** Whether it is that one. */
  readonly isOwn: boolean;
  /** Whether it says nothing of what objects have: then rows are shown as they are. */
  readonly isBare: boolean;
  readonly members: ShownMembers;
  /** The name that it has for the key, where it does not have the row's own. */
  readonly keyName: string | undefined;
  readonly addresses: OwnAddresses;
}

const showings = new WeakMap<Entity, WeakMap<SchemaSource, Showing>>();

/** What a row is shown by. */
interface ShownBy {
  readonly source: SchemaSource;
  readonly cellAt: (place: string) => Cell;
  readonly lead: Lead | undefined;
}

/** A row as an answer's own schema shows it; undefined: that schema allows no value. */
export function shownThing(contract: Contract, entity: Entity, thing: Thing, by: ShownBy): Json | undefined {
  const showing = showingOf(contract, entity, by.source);
  const value = valueBy(showing, thing, by);
  if (by.lead === undefined || value === undefined || !isJsonObject(value)) return value;
  return withOwnAddresses(value, showing.addresses, by.lead);
}

function valueBy(showing: Showing, thing: Thing, { source, cellAt }: ShownBy): Json | undefined {
  const { own, isOwn, isBare, members, keyName, addresses } = showing;
  if (isOwn) return thing.value;
  const key = keyName === undefined || thing.key === undefined ? {} : { [keyName]: thing.key };
  const isAll = thing.isWhole || isBare;
  const row = isAll || own === undefined ? thing.value : (withLacking(thing.value, own) as JsonObject);
  const value = inKindsOf(source, { ...members({ ...row, ...thing.unnamed }), ...key });
  const known: Known = isAll ? whole(value) : { ...addressesOfShown(addresses, thing), ...value };
  const made = generatorFor(source).value({ shows: thing.shows, ...cellAt(thing.place) }, known);
  return made.kind === "value" ? made.value : undefined;
}

/** It is asked for every row that is shown: so each schema is looked at once. */
function showingOf(contract: Contract, entity: Entity, source: SchemaSource): Showing {
  const known = showings.get(entity) ?? new WeakMap<SchemaSource, Showing>();
  showings.set(entity, known);
  const showing = known.get(source) ?? planShowing(contract, entity, source);
  known.set(source, showing);
  return showing;
}

function planShowing(contract: Contract, entity: Entity, source: SchemaSource): Showing {
  const { name, things, source: own } = entity;
  const key = things?.key;
  const hasOwnKey = key === undefined || schemaView(source.references).members(source.schema).has(key);
  return {
    own,
    isOwn: own !== undefined && mayBeShownAs(source, own),
    isBare: schemaView(source.references).members(source.schema).size === 0,
    members: shownBy(source),
    keyName: hasOwnKey ? undefined : keyNamedAfter(name, key, source),
    addresses: addressesIn(contract, entity, source),
  };
}

/** Whether rows are shown as they are: by their own schema, or by one that has it among its choices. */
function mayBeShownAs({ schema, references }: SchemaSource, own: SchemaSource): boolean {
  const { id: ownId } = schemaView(own.references).follow(own.schema);
  return schemaView(references)
    .choices(schema)
    .some(({ id }) => id === ownId);
}

import type { Named } from "../scenario/scenario.ts";
import type { Collection, Lookup } from "./collection.ts";
import { deliveriesFor } from "./deliveries/collection-of.ts";
import type { EntityFacts } from "./entity-facts.ts";
import { madeCollection } from "./made/made-collection.ts";
import { madeLookup } from "./made/made-lookup.ts";
import { subscriptionsOf } from "./subscriptions/subscriptions.ts";

/** A way in which rows are made up: the `kind` under an entity's `data`. */
export interface Kind {
  /** The rows of one owner. */
  collection(owner: string, named: Named | undefined, facts: EntityFacts): Collection;
  /** Rows found one by one; undefined: only among those of owners. */
  readonly lookup: ((facts: EntityFacts) => Lookup) | undefined;
}

/** Every kind there is. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["rows", { collection: madeCollection, lookup: madeLookup }],
  ["deliveries", { collection: deliveriesFor, lookup: undefined }],
  ["subscriptions", { collection: madeCollection, lookup: subscriptionsOf }],
]);

const usual: Kind = { collection: madeCollection, lookup: madeLookup };

/** The kind that an entity declares; an entity that declares none has rows made property by property. */
export function kindOf(declared: string | undefined): Kind {
  return kinds.get(declared ?? "rows") ?? usual;
}

import { child } from "../../random/key.ts";
import type { Named } from "../scenario/scenario.ts";
import type { Collection, Lookup } from "./collection.ts";
import { deliveriesFor, storyFor } from "./deliveries/collection-of.ts";
import type { EntityFacts } from "./entity-facts.ts";
import { madeCollection, madeSize } from "./made/made-collection.ts";
import { madeLookup } from "./made/made-lookup.ts";
import { subscriptionStories } from "./subscriptions/story.ts";
import { subscriptionsOf } from "./subscriptions/subscriptions.ts";

/** A way in which rows are made up: the `kind` under an entity's `data`. */
export interface Kind {
  /** The rows of one owner. */
  collection(owner: string, named: Named | undefined, facts: EntityFacts): Collection;
  /** Rows found one by one; undefined: only among those of owners. */
  readonly lookup: ((facts: EntityFacts) => Lookup) | undefined;
  /** What is printed about an owner, and how many rows it has. @param named what a scenario says about it, if it names it */
  describeOwner(owner: string, named: Named | undefined, facts: EntityFacts): Description;
  /** What is printed about a row that a scenario names. */
  describeRow(named: Named): Description;
}

/** What lists of names say: `about` is empty where there is nothing to tell. */
interface Description {
  readonly story: string | undefined;
  readonly about: string;
  readonly size: number;
}

/** Rows without a story: they are of the size that a scenario gives them, and nothing has become of them. */
const rows: Kind = {
  collection: madeCollection,
  lookup: madeLookup,
  describeOwner: (owner, named, facts) => ({
    story: undefined,
    about: "made up",
    size: madeSize(owner, named, facts),
  }),
  describeRow: () => ({ story: undefined, about: "", size: 1 }),
};

/** Every kind there is. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["rows", rows],
  [
    "deliveries",
    {
      ...rows,
      collection: deliveriesFor,
      lookup: undefined,
      describeOwner(owner, named, { key, scenario }) {
        const { name, story, size } = storyFor(child(key, owner), named, scenario);
        return { story: name, about: story.about, size };
      },
    },
  ],
  [
    "subscriptions",
    {
      ...rows,
      lookup: subscriptionsOf,
      describeRow(named) {
        const story = named.story ?? "healthy";
        const { about, size } = subscriptionStories[story];
        return { story, about, size };
      },
    },
  ],
]);

/** The kind that an entity declares; an entity that declares none has rows made property by property. */
export function dataKindOf(declared: string | undefined): Kind {
  return kinds.get(declared ?? "rows") ?? rows;
}

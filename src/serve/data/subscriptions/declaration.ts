import type { Entity } from "../../../contract/model/contract.ts";
import { recordIn, textIn, weighedIn } from "../declared.ts";

/** Subscriptions with their delivery results as a contract declares them (`data: { kind: subscriptions, … }`). */
export interface SubscriptionDeclaration {
  /** The properties that together name the user, each with the pattern of its values. */
  readonly owner: ReadonlyMap<string, string>;
  /** The property that holds the event, and the events there are. */
  readonly event: string;
  readonly events: ReadonlyMap<string, number>;
  readonly parts: ReadonlyMap<SubscriptionPart, string>;
  /** The members of one result, and the list that holds them. */
  readonly results: string | undefined;
  readonly result: ReadonlyMap<ResultPart, string>;
  /** A history never shows more. */
  readonly mostResults: number;
  readonly rhythm: string;
  readonly locale: string | undefined;
}

const partNames = ["id", "name", "active", "created", "createdBy", "modified", "url", "contentType", "secret"] as const;
const resultPartNames = ["id", "event", "subscription", "time", "code", "text"] as const;
export type SubscriptionPart = (typeof partNames)[number];
export type ResultPart = (typeof resultPartNames)[number];

/** What the library behind the documented one shows (its SubscriptionService.cs). */
const usualMost = 100;

export function subscriptionsDeclared({ data }: Entity): SubscriptionDeclaration {
  const owner = recordIn(data, "owner");
  const parts = recordIn(data, "parts");
  const result = recordIn(data, "result");
  const most = data?.["mostResults"];
  return {
    owner: new Map(Object.keys(owner ?? {}).map((property) => [property, textIn(owner, property) ?? ".+"])),
    event: textIn(parts, "event") ?? "event",
    events: weighedIn(data, "events"),
    parts: named(partNames, (name) => textIn(parts, name)),
    results: textIn(parts, "results"),
    result: named(resultPartNames, (name) => textIn(result, name)),
    mostResults: typeof most === "number" ? most : usualMost,
    rhythm: textIn(data, "rhythm") ?? "office",
    locale: textIn(data, "locale"),
  };
}

function named<T extends string>(
  names: readonly T[],
  property: (name: T) => string | undefined,
): ReadonlyMap<T, string> {
  return new Map(
    names.flatMap((name) => {
      const found = property(name);
      return found === undefined ? [] : [[name, found] as const];
    }),
  );
}

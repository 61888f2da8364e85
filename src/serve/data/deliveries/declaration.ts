import type { Entity } from "../../../contract/model/contract.ts";
import { listIn, recordIn, textIn, weighedIn } from "../declared.ts";

/** A delivery log as a contract declares it (`data: { kind: deliveries, … }`): which property of a row plays which part. */
export interface DeliveryDeclaration {
  readonly id: { readonly property: string; readonly prefix: string };
  readonly message: { readonly property: string; readonly prefix: string } | undefined;
  readonly owner: string | undefined;
  readonly url: string | undefined;
  readonly status: StatusPart | undefined;
  readonly code: string | undefined;
  readonly time: string;
  readonly trigger: { readonly property: string; readonly scheduled: string; readonly manual: string } | undefined;
  readonly event: { readonly property: string; readonly values: ReadonlyMap<string, number> } | undefined;
  /** Milliseconds between a failed try and the next one. */
  readonly schedule: readonly number[];
  readonly rhythm: string;
  readonly locale: string | undefined;
}

interface StatusPart {
  readonly property: string;
  readonly success: string;
  readonly failure: string;
  readonly pending: string;
  readonly sending: string;
}

/** What Svix waits between two tries, in seconds (docs.svix.com/retries; its server's default configuration says the same). */
const defaultSchedule = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];

/** Reads the declaration of an entity; see docs/data.md for the vocabulary. */
export function deliveriesOf(
  entity: Entity,
  key: { readonly property: string; readonly prefix: string } | undefined,
): DeliveryDeclaration {
  const { data } = entity;
  const parts = recordIn(data, "parts");
  const part = (name: string): string | undefined => textIn(parts, name) ?? textIn(recordIn(parts, name), "property");
  const message = part("message");
  const status = part("status");
  const trigger = part("trigger");
  const event = part("event");
  const schedule = listIn(data, "schedule")?.map(Number) ?? defaultSchedule;
  return {
    id: {
      property: part("id") ?? key?.property ?? "Id",
      prefix: textIn(recordIn(parts, "id"), "prefix") ?? key?.prefix ?? "",
    },
    message:
      message === undefined
        ? undefined
        : { property: message, prefix: textIn(recordIn(parts, "message"), "prefix") ?? "" },
    owner: entity.parent?.property,
    url: part("url"),
    status: status === undefined ? undefined : { property: status, ...words(parts, "status", statusWords) },
    code: part("code"),
    time: part("time") ?? "Timestamp",
    trigger: trigger === undefined ? undefined : { property: trigger, ...words(parts, "trigger", triggerWords) },
    event: event === undefined ? undefined : { property: event, values: weighedIn(recordIn(parts, "event"), "values") },
    schedule: schedule.map((seconds) => seconds * 1000),
    rhythm: textIn(data, "rhythm") ?? "flat",
    locale: textIn(data, "locale"),
  };
}

const statusWords = { success: "Success", failure: "Fail", pending: "Pending", sending: "Sending" };
const triggerWords = { scheduled: "Scheduled", manual: "Manual" };

/** The words of the contract, or the usual ones. */
function words<T extends Readonly<Record<string, string>>>(
  parts: Parameters<typeof recordIn>[0],
  name: string,
  usual: T,
): T {
  const said = recordIn(parts, name);
  return Object.fromEntries(Object.entries(usual).map(([word, text]) => [word, textIn(said, word) ?? text])) as T;
}

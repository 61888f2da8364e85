import { BoundedMap } from "../bounded-map.ts";
import type { JsonObject } from "../../../generate/json.ts";
import { isMailDate, microsoftDate } from "../../../generate/text/written-moment.ts";
import { keyText } from "./thing.ts";

/** Names of moments, step by step: at which things are made and begin, what becomes of them, and at which they end or were touched last. */
const steps: readonly RegExp[] = [
  /^(created?|creation|registration|inserted|registered|opened|issued|submitted|requested|start|starts|begin|begins|from|valid from|loaned|hired|hire date|enrolled|first|checked in|check ?in|effective (from|start)|depart(s|ed|ure) (at|time))/,
  /^(joined|added|subscribed|queued|borrowed|placed|ordered|order date|date ordered)/,
  /^(started|accepted|approved|approval|confirmed|verified|published|activated|scheduled (at|on))\b/,
  /^(paid|captured|settled|payment date)\b/,
  /^(packed|picked)\b/,
  /^(shipped|dispatched|sent|ship date|shipping date|shipment date|date shipped)\b/,
  /^(delivered|received|delivery date|date delivered)\b/,
  /^(updated|update|modified|last|ended|end|ends|stop|stopped|due|expires|expiry|expiration|closed|completed|finished|returned|refunded|cancelled|canceled|deleted|archived|resolved|revoked|terminated|unsubscribed|read (at|on)|to|until|valid to|checked out|check ?out|effective (to|until|end)|arriv(es|ed|al) (at|time))/,
];

/**
 * A row whose moments come in a likely order: what begins, lies before what ends. The moments stay those that were made,
 * they only change places; what is known stays where it is.
 */
export function withOrderedMoments(row: JsonObject, isKnown: (name: string) => boolean): JsonObject {
  const moments = Object.entries(row).flatMap(([name, value]) => {
    const rank = ranks.get(name, () => rankOf(name));
    if (rank === undefined || typeof value !== "string" || isKnown(name)) return [];
    const kind = kindOf(value);
    // A pattern or an enumeration may make what is no day: `0000-00-00`.
    return kind === undefined || Number.isNaN(timeOf(value)) ? [] : [{ name, rank, kind }];
  });
  if (moments.length < 2) return row;
  const ordered = inOrder(row, moments);
  const moved = afterBeginning(ordered, moments);
  return moved === ordered ? ordered : inOrder(moved, moments);
}

/** The same times of each kind, the earliest where the first step is. */
function inOrder(row: JsonObject, moments: readonly Moment[]): JsonObject {
  const changed = ["moment", "date", "microsoft day", "microsoft moment", "mail"].flatMap((kind) => {
    const own = moments.filter((one) => one.kind === kind);
    const sorted = own.map(({ name }) => keyText(row[name])).sort((a, b) => timeOf(a) - timeOf(b));
    return own.toSorted((a, b) => a.rank - b.rank).map(({ name }, index) => [name, sorted[index] ?? ""] as const);
  });
  return { ...row, ...Object.fromEntries(changed) };
}

function kindOf(text: string): string | undefined {
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return "moment";
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return "date";
  if (isMailDate(text)) return "mail";
  const date = microsoftDate(text);
  return date && (date.isDay ? "microsoft day" : "microsoft moment");
}

function timeOf(text: string): number {
  return microsoftDate(text)?.time ?? Date.parse(text);
}

/** What the names of members say, which are those of few schemas. */
const ranks = new BoundedMap<number | undefined>(1000);

/** Which step a name means. */
function rankOf(name: string): number | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[_-]/g, " ")
    .toLowerCase();
  const rank = steps.findLastIndex((step) => step.test(words));
  return rank === -1 ? undefined : rank;
}

interface Moment {
  readonly name: string;
  readonly rank: number;
  readonly kind: string;
}

const day = 86_400_000;

/** A day that lies before the moment of a step before it is put as far behind it; the row itself, where no day does. */
function afterBeginning(row: JsonObject, moments: readonly Moment[]): JsonObject {
  const dayOf = ({ name }: Moment): number => Math.floor(Date.parse(keyText(row[name])) / day) * day;
  const begun = moments.filter(({ kind }) => kind === "moment");
  const moved = moments.flatMap((one) => {
    const begins = Math.max(...begun.filter(({ rank }) => rank < one.rank).map(dayOf));
    if (one.kind !== "date" || dayOf(one) >= begins) return [];
    const later = new Date(2 * begins - dayOf(one));
    return later.getUTCFullYear() > 9999 ? [] : [[one.name, later.toISOString().slice(0, 10)] as const];
  });
  return moved.length === 0 ? row : { ...row, ...Object.fromEntries(moved) };
}

import { BoundedMap } from "../bounded-map.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import { isMailDate, microsoftDate } from "../../../generate/text/written-moment.ts";

/** Names of moments at which things begin, and at which they end or were touched last. */
const early =
  /^(created?|creation|registration|inserted|registered|placed|opened|issued|started|start|begin|begins|borrowed|joined|added|submitted|from|valid from)/;
const late =
  /^(updated|update|modified|last|ended|end|ends|stop|stopped|due|expires|expiry|expiration|closed|completed|finished|returned|cancelled|canceled|deleted|archived|resolved|paid|delivered|to|until|valid to)/;

/**
 * A row whose moments come in a likely order: what begins, lies before what ends. The moments stay those that were made,
 * they only change places; what is known stays where it is.
 */
export function withOrderedMoments(row: JsonObject, isKnown: (name: string) => boolean): JsonObject {
  const moments = Object.entries(row).flatMap(([name, value]) => {
    const rank = ranks.get(name, () => rankOf(name));
    if (rank === undefined || typeof value !== "string" || isKnown(name)) return [];
    const kind = kindOf(value);
    return kind === undefined ? [] : [{ name, value, rank, kind }];
  });
  const changed: Record<string, string> = {};
  for (const kind of ["moment", "date", "microsoft day", "microsoft moment", "mail"]) {
    const own = moments.filter((one) => one.kind === kind);
    const sorted = own.map(({ value }) => value).sort((a, b) => timeOf(a) - timeOf(b));
    const places = own.toSorted((a, b) => a.rank - b.rank);
    for (const [index, { name, value }] of places.entries()) changed[name] = sorted[index] ?? value;
  }
  return moments.length < 2 ? row : afterBeginning({ ...row, ...changed }, moments);
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

/** 0 of what begins, 1 of what ends. */
function rankOf(name: string): number | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[_-]/g, " ")
    .toLowerCase();
  return early.test(words) ? 0 : late.test(words) ? 1 : undefined;
}

interface Moment {
  readonly name: string;
  readonly rank: number;
  readonly kind: string;
}

const day = 86_400_000;

/** A day of an end that lies before the moment of the beginning is put as far behind it. */
function afterBeginning(row: Readonly<Record<string, Json>>, moments: readonly Moment[]): JsonObject {
  const dayOf = ({ name }: Moment): number => {
    const text = row[name];
    return typeof text === "string" ? Math.floor(Date.parse(text) / day) * day : NaN;
  };
  const begins = Math.max(...moments.filter(({ rank, kind }) => rank === 0 && kind === "moment").map(dayOf));
  const ends = moments.filter((one) => one.rank === 1 && one.kind === "date" && dayOf(one) < begins);
  const days = ends.map((one) => [one.name, new Date(2 * begins - dayOf(one)).toISOString().slice(0, 10)] as const);
  return { ...row, ...Object.fromEntries(days) };
}

import type { ListFilter } from "../model/list-answer.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import type { DescribedParameter } from "./described-operation.ts";
import { plainName } from "../model/plain-name.ts";
import { isFormOf } from "../model/time-forms.ts";
import { wordsIn } from "../model/words-in.ts";

/** Ends of names that compare, and what they compare how. */
const comparisons: Readonly<Record<string, ListFilter["operator"]>> = {
  gte: "onOrAfter",
  gteq: "onOrAfter",
  min: "onOrAfter",
  from: "onOrAfter",
  since: "onOrAfter",
  start: "onOrAfter",
  starting: "onOrAfter",
  gt: "after",
  after: "after",
  greaterthan: "after",
  lte: "onOrBefore",
  lteq: "onOrBefore",
  max: "onOrBefore",
  to: "onOrBefore",
  until: "onOrBefore",
  end: "onOrBefore",
  ending: "onOrBefore",
  lt: "before",
  before: "before",
  lessthan: "before",
  newerthan: "after",
  laterthan: "after",
  olderthan: "before",
  earlierthan: "before",
  begin: "onOrAfter",
  beginning: "onOrAfter",
};

/** Names of times that a bare `from` or `since` means. */
const moments = /^(created|createdat|createddate|datecreated|creationdate|timestamp|date|time|updatedat|occurredat)$/;
const ownMoments = /^(timestamp|date|time|occurredat)$/;
/** Words for time as such: `start_date` asks for no more than `start` does. */
const anyTime = /^(date|time|datetime|timestamp|day|at|period|range|daterange|timerange|window|interval)?$/;

/** A property of rows. */
export interface Property {
  readonly name: string;
  readonly schema: Part;
}

/**
 * `created[gte]`, `created_after`, `createdBefore`, `min_price`, `since`, `start_date`.
 * @param isRequired whether the parameter has to be there: a bare `from` is then the beginning of what is asked about, as of
 * a stay, and not the time when rows were made
 */
export function comparisonOf(
  name: string,
  properties: ReadonlyMap<string, Property>,
  view: SchemaView,
  isRequired: boolean,
): ListFilter | undefined {
  const parts = wordsIn(name);
  const splits = [1, 2].flatMap((count) => [
    [parts.slice(0, -count), parts.slice(-count).join("")] as const,
    [parts.slice(count), parts.slice(0, count).join("")] as const,
  ]);
  for (const [words, word] of splits) {
    const operator = Object.hasOwn(comparisons, word) ? comparisons[word] : undefined;
    if (operator === undefined) continue;
    const stem = words.join("");
    const exact = stem === "" ? undefined : (properties.get(stem) ?? properties.get(`${stem}at`));
    const named = exact ?? (/^m(in|ax)$/.test(word) ? undefined : formMeant(words, properties, view));
    const own = named ?? (anyTime.test(stem) ? timeMeant(stem, properties, view, isRequired) : undefined);
    if (own !== undefined) return { property: own.name, operator, ...(isRequired ? { isLoose: true } : {}) };
  }
  return undefined;
}

/** The one time of rows that is called so in another form: `bornOn`, by `born`. */
function formMeant(
  words: readonly string[],
  properties: ReadonlyMap<string, Property>,
  view: SchemaView,
): Property | undefined {
  const [found, ...others] = [...properties.values()].filter(
    ({ name, schema }) => isFormOf(words, wordsIn(name.replace(/^.*\./, ""))) && isTimeLike(name, schema, view),
  );
  return others.length === 0 ? found : undefined;
}

/** The time of rows that somebody means who does not name one: when they were made or begin, else the only one that they have. */
function timeMeant(
  stem: string,
  properties: ReadonlyMap<string, Property>,
  view: SchemaView,
  isRequired: boolean,
): Property | undefined {
  const all = [...properties];
  const named = all.find(([plain]) => (isRequired ? ownMoments : moments).test(plain))?.[1];
  if (named !== undefined || isRequired) return named;
  const times = all.filter(([, property]) => isTime(property, view));
  const made = times.find(([plain]) =>
    /^(date)?(creat|insert|register|issue|record|occur|receiv|sent|start|begin|from)/.test(plain),
  );
  // A bare `start` is not always one of a time.
  return (made ?? (stem === "" || times.length > 1 ? undefined : times[0]))?.[1];
}

/** Whether values of a property are times that things happen at: nobody asks for a span of births who does not say so. */
export function isTime({ name, schema }: Property, view: SchemaView): boolean {
  return !/birth|^(dob|born)/i.test(name) && isTimeLike(name, schema, view);
}

function isTimeLike(name: string, schema: Part, view: SchemaView): boolean {
  const format = view.format(schema);
  if (format !== undefined && /^date(-|$)/.test(format)) return true;
  const isNamed = /(^|[a-z]_?)(at|on|date|time|timestamp|created|updated)$/i.test(name);
  return isNamed && ["string", "integer", "number"].includes(view.kind(schema) ?? "");
}

/** Words at the ends of a range, and those at the other end. */
const others: Readonly<Record<string, string>> = {
  start: "end",
  end: "start",
  from: "to",
  to: "from",
  begin: "end",
  since: "until",
  until: "since",
  min: "max",
  max: "min",
  after: "before",
  before: "after",
};

/** Whether a parameter is one end of a range, and another parameter the other end. */
export function rangesIn(parameters: readonly DescribedParameter[]): (name: string) => boolean {
  const names = new Set(parameters.map(({ name }) => plainName(name)));
  return (name) => {
    const words = wordsIn(name);
    return words.some((word, index) => {
      const other = Object.hasOwn(others, word) ? others[word] : undefined;
      return other !== undefined && names.has(words.toSpliced(index, 1, other).join(""));
    });
  };
}

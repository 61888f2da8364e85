import { ownOf } from "../../../own-of.ts";
import type { Spelling } from "../../../wire/dialect/servicestack/spelling.ts";

/**
 * What `?jsconfig=` changes in the spelling of one answer: a list of names, short or long, `name:value` or bare.
 * Names that nobody knows, and switches turned off, change nothing. A host's own way to write dates stays.
 */
export function respelled(spelling: Spelling, jsconfig: string): Spelling {
  return jsconfig.split(",").reduce((so, entry) => {
    const [name = "", value = "true"] = entry.trim().toLowerCase().split(":", 2);
    return { ...so, ...ownOf(settings, name)?.(value.trim(), so) };
  }, spelling);
}

type Setting = (value: string, so: Spelling) => Partial<Spelling>;

const when =
  (change: Partial<Spelling>): Setting =>
  (value) =>
    value === "true" || value === "1" ? change : {};

const dates: Setting = (value, so) =>
  so.dates !== "seconds" && /^iso8601(do|dt)?$/.test(value) ? { dates: "iso8601" } : {};

const timeSpans: Setting = (value) => (value === "sf" || value === "standardformat" ? { timeSpans: "clock" } : {});

const camel = when({ casing: "camel" });
const pascal = when({ casing: "pascal" });
const snake = when({ casing: "snake" });
const nulls = when({ nulls: true });
const omitDefaults = when({ omitDefaults: true });
const enumNumbers = when({ enumNumbers: true });
const pretty = when({ pretty: true });

const settings: Readonly<Record<string, Setting>> = {
  eccn: camel,
  emitcamelcasenames: camel,
  epcn: pascal,
  emitpascalcasenames: pascal,
  elun: snake,
  emitlowercaseunderscorenames: snake,
  inv: nulls,
  includenullvalues: nulls,
  edv: omitDefaults,
  excludedefaultvalues: omitDefaults,
  teai: enumNumbers,
  treatenumasinteger: enumNumbers,
  pp: pretty,
  prettyprint: pretty,
  dh: dates,
  datehandler: dates,
  tsh: timeSpans,
  timespanhandler: timeSpans,
};

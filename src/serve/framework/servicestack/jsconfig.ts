import type { Spelling } from "../../../wire/dialect/servicestack/spelling.ts";

/**
 * What `?jsconfig=` changes in the spelling of one answer: a list of names, short or long, `name:value` or bare, without
 * blanks. Names that nobody knows change nothing. A host's own way to write dates stays.
 */
export function respelled(spelling: Spelling, jsconfig: string): Spelling {
  return jsconfig.split(",").reduce((so, entry) => {
    const colon = entry.indexOf(":");
    const name = (colon < 0 ? entry : entry.slice(0, colon)).toLowerCase();
    return { ...so, ...settings.get(name)?.(colon < 0 ? "" : entry.slice(colon + 1).toLowerCase(), so) };
  }, spelling);
}

type Setting = (value: string, so: Spelling) => Partial<Spelling>;

/** A switch is on unless it says that it is off. */
function isOn(value: string): boolean {
  return value !== "false" && value !== "0";
}

/** Turned off, a case of names changes nothing. */
const names =
  (casing: Spelling["casing"]): Setting =>
  (value) =>
    isOn(value) ? { casing } : {};

const textCases: Readonly<Record<string, Spelling["casing"]>> = {
  d: "pascal",
  default: "pascal",
  pc: "pascal",
  pascalcase: "pascal",
  cc: "camel",
  camelcase: "camel",
  sc: "snake",
  snakecase: "snake",
};

const textCase: Setting = (value) => {
  const casing = textCases[value];
  return casing === undefined ? {} : { casing };
};

const dates: Setting = (value, so) =>
  so.dates !== "seconds" && /^iso8601(do|dt)?$/.test(value) ? { dates: "iso8601" } : {};

const timeSpans: Readonly<Record<string, Spelling["timeSpans"]>> = {
  sf: "clock",
  standardformat: "clock",
  df: "iso",
  durationformat: "iso",
};

const settings: ReadonlyMap<string, Setting> = new Map(
  (
    [
      ["eccn", "emitcamelcasenames", names("camel")],
      ["epcn", "emitpascalcasenames", names("pascal")],
      ["elun", "emitlowercaseunderscorenames", names("snake")],
      ["tc", "textcase", textCase],
      ["inv", "includenullvalues", (value) => ({ nulls: isOn(value) })],
      ["edv", "excludedefaultvalues", (value) => ({ omitDefaults: isOn(value) })],
      ["teai", "treatenumasinteger", (value) => ({ enumNumbers: isOn(value) })],
      ["pp", "indent", (value) => ({ pretty: isOn(value) })],
      ["i", "i", (value) => ({ pretty: isOn(value) })],
      ["dh", "datehandler", dates],
      ["tsh", "timespanhandler", (value, so) => ({ timeSpans: timeSpans[value] ?? so.timeSpans })],
    ] satisfies [string, string, Setting][]
  ).flatMap(([short, long, setting]) => [
    [short, setting],
    [long, setting],
  ]),
);

import type { Source } from "../../../source/source.ts";
import type { Account, Declared, Kind, Member, TypeRef } from "../declared.ts";
import { isRecord } from "../../../source/is-record.ts";
import { TypesMade } from "./types-made.ts";
import { xmlOf } from "./xml-sample.ts";

/** How deep answers are looked at. */
const deepest = 20;

/**
 * Reads a JSON answer as a sample: what its members are is inferred from the values, and marked so. Undefined when it is no
 * object and no list of objects.
 */
export function readSamples(source: Source, document: string): Account | undefined {
  const types = new TypesMade();
  const name = pascal(document);
  const root = typeOf([source.root], name, "", source, types, 0);
  if (types.all.length === 0) return undefined;
  return {
    document,
    witness: "sample",
    form: "sample",
    operations: [
      {
        name: `Get${name}`,
        line: 1,
        requestType: `Get${name}`,
        tags: [],
        access: {},
        routes: [{ methods: ["GET"], path: `/${document.replace(/[^\w.-]/g, "-")}`, line: 1 }],
        returns: { value: root, line: 1 },
      },
    ],
    types: types.all.toReversed(),
    missing: [{ value: "a sample names no operation and no path; those here are made of the file's name", line: 1 }],
  };
}

/** Words as the name of a type. */
export function pascal(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^[A-Za-z]/.test(name) ? name : `Answer${name}`;
}

/** Where the values of a sample stand. */
type Lines = Pick<Source, "lineOf">;

/** The type of values that a page shows from a line on; what is made for it is added to the types. */
export function typeOfValues(values: readonly unknown[], name: string, line: number, types: TypesMade): TypeRef {
  return typeOf(values, name, "", { lineOf: () => line }, types, 0);
}

/** The type that fits all of these values. */
function typeOf(
  values: readonly unknown[],
  name: string,
  pointer: string,
  source: Lines,
  types: TypesMade,
  depth: number,
): TypeRef {
  const present = values.filter((value) => value !== null && value !== undefined);
  const optional = present.length < values.length ? { optional: true } : {};
  if (present.length === 0 || depth > deepest) return { is: "unknown", ...optional };
  if (present.every(Array.isArray)) {
    const items: unknown[] = present.flat();
    const of = typeOf(items, singular(name), `${pointer}/0`, source, types, depth + 1);
    return { is: "list", of, ...optional };
  }
  if (present.every(isRecord)) return { ...objectOf(present, name, pointer, source, types, depth), ...optional };
  const kind = kindOf(present);
  return kind === undefined ? { is: "unknown", ...optional } : { is: "scalar", kinds: [kind], ...optional };
}

function objectOf(
  records: readonly Record<string, unknown>[],
  name: string,
  pointer: string,
  source: Lines,
  types: TypesMade,
  depth: number,
): TypeRef {
  const free = types.free(name);
  const xml = xmlOf(records);
  const declared: { -readonly [Key in keyof Declared]: Declared[Key] } = {
    name: free,
    line: source.lineOf(pointer) ?? 1,
    kind: "class",
    bases: [],
    attributes: [],
    members: [],
    values: [],
    ...(xml === undefined ? {} : { xml: xml.root }),
  };
  types.put(declared);
  declared.members = [...valuesByKey(records)].map(([key, values]): Member => {
    const at = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const line = source.lineOf(at) ?? declared.line;
    const shown = typeOf(xml === undefined ? values : alike(values), free + pascal(key), at, source, types, depth + 1);
    const type = xml?.decimals.has(key) === true ? decimal(shown) : shown;
    const node = xml?.nodes.get(key);
    const isAlways = values.length === records.length && type.optional !== true;
    return {
      name: key,
      line,
      type,
      required: { value: isAlways, line },
      attributes: [],
      wireName: { value: key, line },
      ...(node === undefined ? {} : { xml: node }),
    };
  });
  return { is: "named", name: free, of: [] };
}

/** In XML all values are texts: where some look like numbers and others do not, none is one. */
function alike(values: readonly unknown[]): readonly unknown[] {
  const hasTexts = values.some((value) => typeof value === "string");
  return hasTexts ? values.map((value) => (/^(?:number|boolean)$/.test(typeof value) ? String(value) : value)) : values;
}

/** Numbers that are written with a point, whole as they may be. */
function decimal(type: TypeRef): TypeRef {
  if (type.is === "list") return { ...type, of: decimal(type.of) };
  return type.is === "scalar" && /^u?int/.test(type.kinds[0] ?? "") ? { ...type, kinds: ["double"] } : type;
}

function valuesByKey(records: readonly Record<string, unknown>[]): ReadonlyMap<string, readonly unknown[]> {
  const values = new Map<string, unknown[]>();
  for (const [key, value] of records.flatMap((record) => Object.entries(record))) {
    const known = values.get(key);
    if (known === undefined) values.set(key, [value]);
    else known.push(value);
  }
  return values;
}

/** What one of many is called. */
export function singular(name: string): string {
  if (/[^aeiou]ies$/i.test(name)) return name.replace(/ies$/i, "y");
  if (/(?:x|ch|sh|ss)es$/i.test(name)) return name.slice(0, -2);
  return name.endsWith("s") && !name.endsWith("ss") ? name.slice(0, -1) : `${name}Item`;
}

const day = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const moment = String.raw`${day}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?`;
const offset = String.raw`(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;

/** What texts look like, where all of them do. */
const forms: readonly (readonly [Kind, RegExp])[] = [
  ["guid", /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i],
  ["datetimeoffset", new RegExp(`^${moment}${offset}$`)],
  ["datetime", new RegExp(`^${moment}$`)],
  ["date", new RegExp(`^${day}$`)],
];

/** The kind of scalar that all of these values are; undefined: they have nothing in common. */
function kindOf(values: readonly unknown[]): Kind | undefined {
  if (values.every((value) => typeof value === "boolean")) return "boolean";
  if (values.every((value) => typeof value === "number")) return numberKind(values);
  if (!values.every((value) => typeof value === "string")) return undefined;
  const [kind] = forms.find(([, form]) => values.every((text) => form.test(text))) ?? ["string"];
  return kind === "guid" || values.every(isDay) ? kind : "string";
}

function numberKind(values: readonly number[]): Kind {
  if (!values.every(Number.isSafeInteger)) return "double";
  return values.every((value) => Math.abs(value) < 2 ** 31) ? "int32" : "int64";
}

/** Not every month has 31 days. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 10));
}

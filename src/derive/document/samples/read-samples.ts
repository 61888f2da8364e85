import type { Source } from "../../../source/source.ts";
import type { Account, Declared, Kind, Member, TypeRef } from "../declared.ts";

/** How deep and wide answers are looked at. */
const deepest = 20;
const mostItems = 1000;

/**
 * Reads a JSON answer as a sample: what its members are is inferred from the values, and marked so. Undefined when it is no
 * object and no list of objects.
 */
export function readSamples(source: Source, document: string): Account | undefined {
  const types: Declared[] = [];
  const name = pascal(document);
  const root = typeOf([source.root], name, "", source, types, 0);
  if (types.length === 0) return undefined;
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
    types: types.toReversed(),
    missing: [{ value: "a sample names no operation and no path; those here are made of the file's name", line: 1 }],
  };
}

function pascal(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^[A-Za-z]/.test(name) ? name : `Answer${name}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The type that fits all of these values. */
function typeOf(
  values: readonly unknown[],
  name: string,
  pointer: string,
  source: Source,
  types: Declared[],
  depth: number,
): TypeRef {
  const present = values.filter((value) => value !== null && value !== undefined);
  const optional = present.length < values.length ? { optional: true } : {};
  if (present.length === 0 || depth > deepest) return { is: "unknown", ...optional };
  if (present.every(Array.isArray)) {
    const items: unknown[] = present.flat().slice(0, mostItems);
    const of = typeOf(items, singular(name), `${pointer}/0`, source, types, depth + 1);
    return { is: "list", of, ...optional };
  }
  if (present.every(isRecord)) return { ...objectOf(present, name, pointer, source, types, depth), ...optional };
  return { is: "scalar", kinds: [kindOf(present)], ...optional };
}

function objectOf(
  records: readonly Record<string, unknown>[],
  name: string,
  pointer: string,
  source: Source,
  types: Declared[],
  depth: number,
): TypeRef {
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const free = freeName(name, types);
  const declared: { -readonly [Key in keyof Declared]: Declared[Key] } = {
    name: free,
    line: source.lineOf(pointer) ?? 1,
    kind: "class",
    bases: [],
    attributes: [],
    members: [],
    values: [],
  };
  types.push(declared);
  declared.members = keys.map((key): Member => {
    const at = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const line = source.lineOf(at) ?? declared.line;
    const values = records.filter((record) => Object.hasOwn(record, key)).map((record) => record[key]);
    const type = typeOf(values, free + pascal(key), at, source, types, depth + 1);
    const isAlways = values.length === records.length && type.optional !== true;
    return {
      name: key,
      line,
      type,
      required: { value: isAlways, line },
      attributes: [],
      wireName: { value: key, line },
    };
  });
  return { is: "named", name: free, of: [] };
}

function freeName(name: string, types: readonly Declared[]): string {
  let free = name;
  for (let n = 2; types.some((type) => type.name === free); n++) free = `${name}${n}`;
  return free;
}

function singular(name: string): string {
  return name.endsWith("s") && !name.endsWith("ss") ? name.slice(0, -1) : `${name}Item`;
}

/** What texts look like, where all of them do. */
const forms: readonly (readonly [Kind, RegExp])[] = [
  ["guid", /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i],
  ["datetimeoffset", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/],
  ["datetime", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/],
  ["date", /^\d{4}-\d\d-\d\d$/],
];

function kindOf(values: readonly unknown[]): Kind {
  if (values.every((value) => typeof value === "boolean")) return "boolean";
  if (values.every((value) => typeof value === "number"))
    return values.every(Number.isInteger)
      ? values.every((value) => Math.abs(value) < 2 ** 31)
        ? "int32"
        : "int64"
      : "double";
  const texts = values.filter((value) => typeof value === "string");
  if (texts.length < values.length) return "string";
  return forms.find(([, form]) => texts.every((text) => form.test(text)))?.[0] ?? "string";
}

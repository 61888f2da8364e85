import { type Kind, numberKinds } from "../../document/declared.ts";
import type { Json } from "../../draft/draft.ts";
import type { HostFacts } from "./host-facts.ts";

const second = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}";
const wcf = "^/Date\\(-?[0-9]+([-+][0-9]{4})?\\)/$";
const fractions = "\\.[0-9]{7}";
const offset = "[-+][0-9]{2}:[0-9]{2}";

/** How each setting of a host writes a date, and one with its offset, in JSON. */
const datePatterns: Readonly<Record<HostFacts["dates"], Readonly<Record<"datetime" | "datetimeoffset", string>>>> = {
  wcf: { datetime: wcf, datetimeoffset: wcf },
  iso8601: { datetime: `^${second}${fractions}(Z|${offset})?$`, datetimeoffset: `^${second}${fractions}${offset}$` },
  seconds: { datetime: `^${second}$`, datetimeoffset: `^${second}$` },
};

/** Where a language leaves open which of several it is: the first of these that is possible. */
const likely: readonly Kind[] = [
  "string",
  "double",
  "int64",
  "int32",
  "int16",
  "datetime",
  "timespan",
  "float",
  "guid",
  ...numberKinds,
];

/** The kind that is taken for a scalar. */
export function kindTaken(kinds: readonly Kind[]): Kind {
  const [only] = kinds;
  if (kinds.length === 1 && only !== undefined) return only;
  return likely.find((kind) => kinds.includes(kind)) ?? only ?? "string";
}

const unsigned: Readonly<Record<string, number>> = { uint8: 255, uint16: 65_535, uint32: 4_294_967_295 };
const small: Readonly<Record<string, number>> = { int8: 128, int16: 32_768 };

/** A scalar of typed code as this host writes it in JSON. */
export function scalarSchema(kinds: readonly Kind[], { dates, guids }: Pick<HostFacts, "dates" | "guids">): Json {
  const kind = kindTaken(kinds);
  // Of numbers whose size is open nothing is said about it.
  if (kinds.length > 1 && kinds.every((one) => /int/.test(one))) return { type: "integer" };
  if (kinds.length > 1 && kind === "double") return { type: "number" };
  switch (kind) {
    case "boolean":
      return { type: "boolean" };
    case "float":
    case "double":
    case "decimal":
      return { type: "number", format: kind };
    case "string":
      return { type: "string" };
    case "char":
      return { type: "string", minLength: 1, maxLength: 1, "x-standin-type": "char" };
    case "guid":
      return guids === "hyphens"
        ? { type: "string", format: "uuid" }
        : { type: "string", pattern: "^[0-9a-f]{32}$", "x-standin-type": "guid" };
    case "uri":
      return { type: "string", "x-standin-type": "uri" };
    case "bytes":
      return { type: "string", contentEncoding: "base64" };
    case "datetime":
    case "datetimeoffset":
      return { type: "string", pattern: datePatterns[dates][kind], "x-standin-type": kind };
    case "date":
      return { type: "string", format: "date" };
    case "timespan":
      return { type: "string", pattern: "^-?P", "x-standin-type": "timespan" };
    case "time":
      return { type: "string" };
    default:
      return integerSchema(kind);
  }
}

function integerSchema(kind: string): Json {
  const most = unsigned[kind];
  const bound = small[kind];
  return {
    type: "integer",
    format: kind,
    ...(kind.startsWith("u") ? { minimum: 0 } : {}),
    ...(most === undefined ? {} : { maximum: most }),
    ...(bound === undefined ? {} : { minimum: -bound, maximum: bound - 1 }),
  };
}

/** The same as text in a path or a query, where a date is one of RFC 3339 and a Guid has hyphens. */
export function parameterScalar(kinds: readonly Kind[]): Json {
  const kind = kindTaken(kinds);
  if (kind === "guid") return { type: "string", format: "uuid" };
  if (kind === "datetime" || kind === "datetimeoffset") return { type: "string", format: "date-time" };
  return scalarSchema(kinds, { dates: "iso8601", guids: "hyphens" });
}

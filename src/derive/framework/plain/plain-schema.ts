import type { Kind, TypeRef } from "../../document/declared.ts";
import type { Json } from "../../draft/draft.ts";

const schemas: Partial<Readonly<Record<Kind, Json>>> = {
  boolean: { type: "boolean" },
  float: { type: "number", format: "float" },
  double: { type: "number", format: "double" },
  decimal: { type: "number" },
  guid: { type: "string", format: "uuid" },
  uri: { type: "string", format: "uri-reference" },
  file: { type: "string", contentMediaType: "application/octet-stream" },
  bytes: { type: "string", contentEncoding: "base64" },
  datetime: { type: "string" },
  datetimeoffset: { type: "string", format: "date-time" },
  date: { type: "string", format: "date" },
  timespan: { type: "string" },
  time: { type: "string" },
  int32: { type: "integer", format: "int32" },
  int64: { type: "integer", format: "int64" },
};

/** A type as ordinary services send it (RFC 3339 dates, numbers as numbers). */
export function plainSchema(type: TypeRef, isKnown: (name: string) => boolean): Json {
  const schema = bare(type, isKnown);
  if (type.optional !== true) return schema;
  if (typeof schema["type"] === "string") return { ...schema, type: [schema["type"], "null"] };
  return "$ref" in schema ? { anyOf: [schema, { type: "null" }] } : schema;
}

function bare(type: TypeRef, isKnown: (name: string) => boolean): Json {
  switch (type.is) {
    case "scalar":
      return scalar(type.kinds);
    case "list":
      return {
        type: "array",
        items: plainSchema(type.of, isKnown),
        ...(type.most === undefined ? {} : { maxItems: type.most }),
      };
    case "map":
      return { type: "object", additionalProperties: plainSchema(type.of, isKnown) };
    case "named":
      return isKnown(type.name) ? { $ref: `#/components/schemas/${type.name}` } : {};
    case "any":
    case "unknown":
      return {};
  }
}

function scalar(kinds: readonly Kind[]): Json {
  const [only] = kinds;
  if (kinds.length === 1 && only !== undefined)
    return schemas[only] ?? (/int/.test(only) ? { type: "integer" } : { type: "string" });
  if (kinds.every((kind) => /^u?int\d/.test(kind))) return { type: "integer" };
  return kinds.some((kind) => kind === "double") ? { type: "number" } : { type: "string" };
}

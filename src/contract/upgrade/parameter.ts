import { type Draft, draftOf, dropMember, putMember } from "./record.ts";

/** What a parameter of Swagger 2.0 says of its values, beside its name and place (Swagger 2.0, Parameter Object). */
const valueFields = [
  "type",
  "format",
  "items",
  "default",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "enum",
  "multipleOf",
  "x-nullable",
];

/** Moves what stands directly on a parameter or header, as Swagger 2.0 writes it, into its `schema`, in place. */
export function upgradeParameter(parameter: Draft): void {
  if (Object.hasOwn(parameter, "schema") || Object.hasOwn(parameter, "content")) return;
  if (typeof parameter["type"] !== "string" && !Array.isArray(parameter["enum"])) return;
  const format = parameter["collectionFormat"];
  const isList = parameter["type"] === "array";
  if (isList && !Object.hasOwn(parameter, "style")) Object.assign(parameter, spelled(parameter["in"], format));
  putMember(parameter, "schema", schemaOfFields(parameter));
}

/** The schema that the fields of a parameter, header or form field make; they are taken away there. */
export function schemaOfFields(parameter: Draft): Draft {
  const schema: Draft = {};
  for (const field of valueFields) {
    if (!Object.hasOwn(parameter, field)) continue;
    putMember(schema, field, parameter[field]);
    dropMember(parameter, field);
  }
  dropMember(parameter, "collectionFormat");
  dropInnerFormats(schema);
  return schema;
}

/** Lists within lists are spelled like the outer one. */
function dropInnerFormats(schema: Draft): void {
  for (let items = draftOf(schema["items"]); items !== undefined; items = draftOf(items["items"]))
    dropMember(items, "collectionFormat");
}

/** How `collectionFormat` is written in OpenAPI 3; without one it is `csv`. */
export function spelled(place: unknown, format: unknown): { readonly style?: string; readonly explode?: boolean } {
  if (place !== "query" && place !== "formData") return {};
  switch (format) {
    case "multi":
      return { style: "form", explode: true };
    case "ssv":
      return { style: "spaceDelimited", explode: false };
    case "pipes":
      return { style: "pipeDelimited", explode: false };
    default:
      return { style: "form", explode: false };
  }
}

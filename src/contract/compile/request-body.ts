import { mediaTypesOf } from "../check/openapi-parts.ts";
import type { RequestBody } from "../model/request-body.ts";
import type { Part } from "../../source/part.ts";
import { bodySchema } from "./schema-promise.ts";
import { facetsAbout } from "./one-way.ts";
import { encodingOf } from "./spelling.ts";
import type { Workshop } from "./workshop.ts";

/**
 * What the requests of an operation carry; undefined: nothing is documented.
 * @param name what the type of a body is called that names itself nowhere
 */
export function requestBodyOf(operation: Part, name: string, workshop: Workshop): RequestBody | undefined {
  const part = workshop.references.follow(operation.get("requestBody"));
  if (part?.has("content") !== true) return undefined;
  const content = mediaTypesOf(part, workshop.references);
  return Object.freeze({
    required: part.get("required")?.flag ?? false,
    content: new Map(
      content.map(([type, media]) => [
        type,
        Object.freeze({
          ...bodySchema(media, name, workshop, "request"),
          examples: Object.freeze(examplesIn(media, workshop)),
          encoding: new Map((media.get("encoding")?.entries() ?? []).map(([field, part]) => [field, encodingOf(part)])),
          base64: base64Members(media.get("schema"), workshop),
        }),
      ]),
    ),
  });
}

/** The named examples, else the single one, else those that the schema has. */
function examplesIn(media: Part, { references }: Workshop): readonly unknown[] {
  const named = media.get("examples")?.entries() ?? [];
  const values = named.flatMap(([, example]) => references.follow(example)?.get("value") ?? []);
  const single = media.get("example");
  if (values.length === 0 && single !== undefined) values.push(single);
  const schema = references.follow(media.get("schema"));
  if (values.length === 0) values.push(...(schema?.get("examples")?.items() ?? []));
  return values.map(({ value }) => value);
}

function base64Members(schema: Part | undefined, { references }: Workshop): ReadonlySet<string> {
  const facets = schema === undefined ? [] : facetsAbout(schema, references);
  const properties = facets.flatMap((facet) => facet.get("properties")?.entries() ?? []);
  const isBase64 = (part: Part): boolean =>
    part.get("contentEncoding")?.text === "base64" || part.get("format")?.text === "byte";
  return new Set(properties.flatMap(([name, part]) => (isBase64(part) ? [name] : [])));
}

// A document with as many operations as asked for, each with a schema of its own: members, nesting, formats and limits
// differ from one to the next. Real documents of that size are not ours to keep here.

const words =
  "order customer invoice parcel room guest ticket device sensor report article author comment payment refund contract address vehicle route driver course lesson student grade ward patient visit recipe".split(
    " ",
  );
const scalars = [
  { type: "string" },
  { type: "string", format: "date-time" },
  { type: "string", format: "date" },
  { type: "string", format: "uuid" },
  { type: "string", format: "email" },
  { type: "string", format: "uri" },
  { type: "string", enum: ["open", "closed", "waiting"] },
  { type: "string", minLength: 2, maxLength: 40 },
  { type: "integer", minimum: 0, maximum: 5000 },
  { type: "integer", format: "int64" },
  { type: "number", multipleOf: 0.01, minimum: 0 },
  { type: "boolean" },
  { type: ["string", "null"] },
];

/** @param {number} count */
export function manyOperations(count) {
  let state = 7;
  const below = (most) => (state = (state * 48_271) % 2_147_483_647) % most;
  const schema = (depth) => {
    const names = Array.from({ length: 3 + below(7) }, (_, at) => `${words[below(words.length)]}_${at}`);
    const member = () => {
      if (depth > 0 && below(5) === 0) return schema(depth - 1);
      if (depth > 0 && below(6) === 0) return { type: "array", items: schema(depth - 1), maxItems: 1 + below(4) };
      return scalars[below(scalars.length)];
    };
    return {
      type: "object",
      required: names.slice(0, 2),
      properties: Object.fromEntries(names.map((name) => [name, member()])),
    };
  };
  const paths = {};
  const schemas = {};
  for (let at = 0; at < count; at++) {
    const name = `${words[at % words.length]}${at}`;
    schemas[name] = schema(1);
    const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
    paths[`/${words[at % words.length]}/${name}/current`] = {
      get: { operationId: `get_${name}`, responses: { 200: { description: "It", content } } },
    };
  }
  return { openapi: "3.1.0", info: { title: "Many operations", version: "1" }, paths, components: { schemas } };
}

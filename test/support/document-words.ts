/** Rows as tests compare them. */
export type Row = Readonly<Record<string, unknown>>;
export type Rows = readonly Row[];

export const text = { type: "string" };
/** A schema under `components`. */
export const row = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
export const listOf = (items: object): object => ({ type: "array", items });
const content = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({ responses: { 200: { description: "ok", ...content(schema) } } });
export const object = (properties: object, required: readonly string[] = []): object => ({
  type: "object",
  properties,
  required,
});
export const inPath = (name: string, schema: object = text): object => ({ name, in: "path", required: true, schema });
/** A path that is read. */
export const get = (schema: object, ...parameters: readonly object[]): object => ({
  get: { parameters, ...ok(schema) },
});
/** An operation that is sent a body. */
export const send = (schema: object, answer: object, ...parameters: readonly object[]): object => ({
  parameters,
  requestBody: { required: true, ...content(schema) },
  ...ok(answer),
});

export function documentOf(paths: object, schemas: object): object {
  return { openapi: "3.1.0", info: { title: "One", version: "1" }, paths, components: { schemas } };
}

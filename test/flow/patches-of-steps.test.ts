import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const key = { in: "path", name: "id", required: true, schema: { type: "integer" } };
const person = { type: "object", required: ["id", "name"], properties: { id: { type: "integer" }, name: text } };
const answers = (schema: object): object => ({
  responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
});
const step = { type: "object", properties: { op: text, path: text, from: text, value: {} } };
const steps = { type: "array", items: step };

test.each(["application/json-patch+json", "application/json"])(
  "steps of a patch change the row, as %s",
  async (type) => {
    const requestBody = { content: { [type]: { schema: steps }, "application/json": { schema: steps } } };
    const ask = standInFor({
      openapi: "3.0.3",
      info: { title: "People", version: "1" },
      paths: {
        "/people": { get: answers({ type: "array", items: person }) },
        "/people/{id}": {
          parameters: [key],
          get: answers(person),
          patch: { requestBody, responses: { "204": { description: "done" } } },
        },
      },
    });
    const [first] = (await ask("GET /people")).json as { id: number }[];
    const at = `/people/${first?.id ?? 0}`;
    const sent = [{ op: "replace", path: "/name", value: "Zed" }];
    expect(await ask(`PATCH ${at}`, sent)).toMatchObject({ status: 204 });
    const after = { ...first, name: "Zed" };
    expect((await ask(`GET ${at}`)).json).toEqual(after);
    // What leads nowhere changes nothing: how such steps are taken is said of another media type only (RFC 5789, section 2.2).
    expect(await ask(`PATCH ${at}`, [{ op: "replace", path: "/of/nobody", value: 1 }])).toMatchObject({ status: 204 });
    expect((await ask(`GET ${at}`)).json).toEqual(after);
  },
);

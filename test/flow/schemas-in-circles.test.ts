import { expect, test } from "vitest";
import { asking } from "../support/asking.ts";
import { listDocument } from "../support/inferred.ts";

const to = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ content: { "application/json": { schema } } });

/** Schemas of which each leaves a choice of all others, beside a member of its own. */
function ringOf(names: readonly string[], keyword: string): Record<string, object> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        type: "object",
        properties: { [name.toLowerCase()]: { type: "string" } },
        [keyword]: names.filter((other) => other !== name).map(to),
      },
    ]),
  );
}

test.each([2, 3, 4, 5].flatMap((size) => ["anyOf", "oneOf"].map((keyword) => [size, keyword] as const)))(
  "%i schemas that each leave a choice (%s) of all others are answered, and what is sent is judged",
  async (size, keyword) => {
    const schemas = ringOf(["A", "B", "C", "D", "E"].slice(0, size), keyword);
    const document = listDocument([], to("A")) as { paths: Record<string, Record<string, object>> };
    const post = { requestBody: json(to("A")), responses: { "204": { description: "" } } };
    Object.assign(document.paths["/orders"] ?? {}, { post });
    await asking({ ...document, components: { schemas } }, async (ask) => {
      expect((await ask("GET", "/orders")).status).toBe(200);
      expect(JSON.stringify(await ask("POST", "/orders", { a: 1 }))).not.toContain("could not be checked");
      if (keyword === "anyOf") expect((await ask("POST", "/orders", { a: "x" })).status).toBe(204);
      expect((await ask("POST", "/orders", "x")).status).toBe(400);
    });
  },
);

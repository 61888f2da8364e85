import { describe, expect, test } from "vitest";
import type { Answered, Asked } from "./shelf-host.ts";
import { checksFoundAt, remarksAt, type Row, smallService, type SmallApi } from "./small-service.ts";

const rows: readonly Row[] = Array.from({ length: 12 }, (_, index) => ({
  id: `t${index}`,
  name: `Name ${index}`,
  labels: [["red", "blue"], ["blue"], ["green", "red"]][index % 3],
}));
const words = { type: "string", enum: ["red", "blue", "green"] };
const things: SmallApi = {
  properties: { name: { type: "string" }, labels: { type: "array", items: words } },
  rows,
};

/** The list's success has a header. */
function headed(name: string, schema: Row): SmallApi {
  const document = (given: Row): Row => {
    const copy = structuredClone(given) as { paths: Record<string, { get: { responses: Record<string, object> } }> };
    const { responses } = copy.paths["/things"]?.get ?? { responses: {} };
    responses["200"] = { ...responses["200"], headers: { [name]: { schema } } };
    return copy;
  };
  return { ...things, kinds: ["answers"], document };
}

describe("what a header says in the usual ways of headers is remarked, and breaks nothing:", () => {
  test.each<[about: string, name: string, schema: Row, value: string]>([
    ["other capitals", "X-Cache", { type: "string", enum: ["hit", "miss"] }, "HIT"],
    ["a word in a list", "Vary", { type: "string", enum: ["Accept"] }, "Origin, accept"],
    ["a directive among others", "Cache-Control", { type: "string", enum: ["private"] }, "private, max-age=0"],
    ["a word with parameters", "X-Mode", { type: "string", const: "inline" }, 'inline; filename="a.json"'],
    ["a number with parameters", "X-Quota", { type: "integer" }, "100, 100;w=60"],
    ["the weak form of an entity tag", "ETag", { type: "string", pattern: '^"[0-9a-f]+"$' }, 'W/"12ab"'],
  ])("%s", async (_, name, schema, value) => {
    const api = headed(name, schema);
    const host = () =>
      smallService(api, (_asked, items) => ({ status: 200, json: { items }, headers: { [name]: value } }));
    expect(await checksFoundAt(api, host())).toEqual([]);
    expect(await remarksAt(api, host())).toEqual(["answers/headers"]);
  });

  test("but what is none of its words in any reading breaks", async () => {
    const api = headed("X-Cache", { type: "string", enum: ["hit", "miss"] });
    const host = smallService(api, (_, items) => ({ status: 200, json: { items }, headers: { "X-Cache": "cold, x" } }));
    expect(await checksFoundAt(api, host)).toEqual(["answers/headers"]);
  });
});

describe("a host that lets in whoever asks", () => {
  const guarded = (...alternatives: readonly Row[]): SmallApi => ({
    ...things,
    kinds: ["security"],
    document: (given) => ({
      ...given,
      security: alternatives,
      components: {
        ...(given["components"] as Row | undefined),
        securitySchemes: { certificate: { type: "mutualTLS" }, key: { type: "apiKey", in: "header", name: "X-Key" } },
      },
    }),
  });

  test.each<[about: string, alternatives: readonly Row[]]>([
    ["by a certificate", [{ certificate: [] }]],
    ["by a certificate or a key", [{ key: [] }, { certificate: [] }]],
  ])("may know them %s, which a request does not show", async (_, alternatives) => {
    const api = guarded(...alternatives);
    expect(await checksFoundAt(api, smallService(api))).toEqual([]);
  });

  test("but not where a key has to be there beside the certificate", async () => {
    const api = guarded({ key: [], certificate: [] });
    expect(await checksFoundAt(api, smallService(api))).toEqual(["security/nobody"]);
  });
});

const changed: SmallApi = {
  properties: { name: { type: "string" } },
  rows: rows.map(({ id, name }) => ({ id, name })),
  required: ["name"],
  example: { name: "Chair" },
  change: { type: "object", minProperties: 1, properties: { name: { type: "string", maxLength: 40 } } },
};

test.each([402, 405, 410, 411, 412, 423, 428])(
  "a change that is refused with %s before anybody looks at its body says nothing of the body",
  async (status) => {
    const right = smallService(changed);
    const host = (asked: Asked): Answered => {
      if (asked.method === "PATCH") return { status, json: {} };
      const { name } = (asked.body ?? {}) as Row;
      return asked.method === "POST" && typeof name !== "string" ? { status: 400, json: {} } : right(asked);
    };
    expect(await checksFoundAt({ ...changed, kinds: ["bodies"] }, host)).toEqual([]);
  },
);

test("a change that makes a row where there is none, and says so, is remarked (RFC 5789 section 2)", async () => {
  const right = smallService(changed);
  const made = new Map<string, Row>();
  const host = (asked: Asked): Answered => {
    const answer = right(asked);
    if (answer.status !== 404) return answer;
    if (asked.method === "PATCH") made.set(asked.path, { ...(asked.body as Row), id: asked.path.split("/")[2] });
    const json = made.get(asked.path);
    if (asked.method === "DELETE" && made.delete(asked.path)) return { status: 204 };
    return json === undefined ? answer : { status: asked.method === "PATCH" ? 201 : 200, json };
  };
  const document = (given: Row): Row => {
    const copy = structuredClone(given) as { paths: Record<string, { patch: { responses: Record<string, object> } }> };
    const { responses } = copy.paths["/things/{id}"]?.patch ?? { responses: {} };
    responses["201"] = responses["200"] ?? {};
    return copy;
  };
  expect(await checksFoundAt({ ...changed, kinds: ["writes"], document }, host)).toEqual([]);
});

test.each([
  ["Hides things with the label.", (row: Row, word: string) => !(row["labels"] as string[]).includes(word)],
  ["Everything except what has the label.", (row: Row, word: string) => !(row["labels"] as string[]).includes(word)],
  ["Which labels to show of each thing.", () => true],
])("a parameter that is told to be another thing than a filter is taken for none: %s", async (description, keeps) => {
  const api: SmallApi = { ...things, parameters: [{ name: "label", description, schema: words }] };
  const host = smallService(api, (asked, all) => {
    const word = asked.query.get("label");
    return { status: 200, json: { items: word === null ? all : all.filter((row) => keeps(row, word)) } };
  });
  expect(await checksFoundAt(api, host)).toEqual([]);
});

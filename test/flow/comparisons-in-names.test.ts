import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<{ id: number; title: string; floor: number; state: string; owner: { name: string } }>;

const text = { type: "string" };
const whole = { type: "integer" };
const row = {
  type: "object",
  required: ["id", "title", "floor", "state", "owner"],
  properties: {
    id: whole,
    title: text,
    floor: { ...whole, minimum: 1, maximum: 9 },
    state: { ...text, enum: ["open", "won", "lost"] },
    owner: { type: "object", required: ["name"], properties: { name: text } },
  },
};

/** What a list shows that these parameters ask for. */
async function listed(query: string, ...parameters: readonly object[]): Promise<readonly Row[]> {
  const ok = { description: "", content: { "application/json": { schema: { type: "array", items: row } } } };
  const get = { parameters: parameters.map((one) => ({ in: "query", ...one })), responses: { 200: ok } };
  const ask = standInFor({ openapi: "3.1.0", info: { title: "Deals", version: "1" }, paths: { "/deals": { get } } });
  return (await ask(`GET /deals?limit=100${query}`)).json as readonly Row[];
}

const list = { type: "array", items: text };
const limit = { name: "limit", schema: whole };
const ask = (name: string, schema: object = text): object => ({ name, schema });

test.each<readonly [string, object, string, (row: Row) => boolean]>([
  ["q[title_cont]", ask("q[title_cont]"), "A", ({ title }) => /a/i.test(title)],
  ["q[title_i_cont]", ask("q[title_i_cont]"), "A", ({ title }) => /a/i.test(title)],
  ["title__icontains", ask("title__icontains"), "ro", ({ title }) => /ro/i.test(title)],
  ["title_contains", ask("title_contains"), "ro", ({ title }) => /ro/i.test(title)],
  ["title[like]", ask("title[like]"), "ro", ({ title }) => /ro/i.test(title)],
  ["q[floor_gteq]", ask("q[floor_gteq]", whole), "5", ({ floor }) => floor >= 5],
  ["q[floor_lt]", ask("q[floor_lt]", whole), "5", ({ floor }) => floor < 5],
  ["q[floor_lteq]", ask("q[floor_lteq]", whole), "5", ({ floor }) => floor <= 5],
  ["q[state_eq]", ask("q[state_eq]"), "won", ({ state }) => state === "won"],
  ["q[state_in][]", ask("q[state_in][]", list), "won&q[state_in][]=lost", ({ state }) => state !== "open"],
  ["q[owner_name_cont]", ask("q[owner_name_cont]"), "a", ({ owner }) => /a/i.test(owner.name)],
  ["owner_name", ask("owner_name"), "a", ({ owner }) => /a/i.test(owner.name)],
])("%s narrows a list", async (name, parameter, value, meets) => {
  const all = await listed("", limit, parameter);
  const wanted = all.filter(meets);
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.length).toBeLessThan(all.length);
  expect(await listed(`&${name}=${value}`, limit, parameter)).toEqual(wanted);
});

test.each(["q", "where"])("members of an object %s may end in comparisons", async (name) => {
  const parameter = { name, style: "deepObject", explode: true, schema: { type: "object" } };
  const all = await listed("", limit, parameter);
  const asked = async (member: string): Promise<readonly Row[]> => await listed(`&${name}[${member}`, limit, parameter);
  expect(await asked("title_cont]=ro")).toEqual(all.filter(({ title }) => /ro/i.test(title)));
  expect(await asked("floor_gteq]=5")).toEqual(all.filter(({ floor }) => floor >= 5));
  expect(await asked("floor_not_in][]=5")).toEqual(all.filter(({ floor }) => floor !== 5));
  expect(await asked("title_start]=s")).toEqual(all.filter(({ title }) => /^s/i.test(title)));
  expect(await asked("state_not_eq]=won")).toEqual(all.filter(({ state }) => state !== "won"));
});

test("a text that no title has leaves nothing", async () => {
  for (const name of ["q[title_cont]", "title__icontains"])
    expect(await listed(`&${name}=zzzz`, limit, ask(name))).toEqual([]);
});

const falling = (rows: readonly Row[]): readonly Row[] => rows.toSorted((a, b) => b.floor - a.floor);

test.each<{ query: string; parameters: readonly object[] }>([
  { query: "q[s]=floor+desc", parameters: [ask("q[s]")] },
  { query: "q[sorts]=floor+desc", parameters: [ask("q[sorts]")] },
  { query: "OrderBy=Floor&Descending=true", parameters: [ask("OrderBy"), ask("Descending", { type: "boolean" })] },
  { query: "orderKey=floor&desc=true", parameters: [ask("orderKey"), ask("desc", { type: "boolean" })] },
  { query: "sortBy=floor&ascending=false", parameters: [ask("sortBy"), ask("ascending", { type: "boolean" })] },
  { query: "sort=floor&reverse=true", parameters: [ask("sort"), ask("reverse", { type: "boolean" })] },
  { query: "sortField=floor&isAsc=false", parameters: [ask("sortField"), ask("isAsc", { type: "boolean" })] },
])("$query sorts downwards", async ({ query, parameters }) => {
  const all = await listed("", limit, ...parameters);
  expect(await listed(`&${query}`, limit, ...parameters)).toEqual(falling(all));
});

test("a switch that says the way is one of the usual way where it is off", async () => {
  const parameters = [limit, ask("sortBy"), ask("descending", { type: "boolean" })];
  const all = await listed("", ...parameters);
  const rising = all.toSorted((a, b) => a.floor - b.floor);
  expect(await listed("&sortBy=floor&descending=false", ...parameters)).toEqual(rising);
  expect(await listed("&sortBy=floor", ...parameters)).toEqual(rising);
});

test("`items` beside `page` is the length of a page", async () => {
  const page = [ask("page", whole), ask("items", whole)];
  expect(await listed("&items=3&page=2", ...page)).toEqual((await listed("", ...page)).slice(3, 6));
});

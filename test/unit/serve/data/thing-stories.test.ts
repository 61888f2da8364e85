import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { openWorld } from "../../../../src/serve/http/open-world.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import { hostileTexts } from "../../../../src/generate/text/pools/hostile-texts.ts";
import { inProcess } from "../../../support/in-process.ts";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";

const contract = loadContract("teahouse");

/** Asks the teahouse under a scenario that says this of it. */
function teahouse(api: object): (target: string) => Promise<{ readonly status: number; readonly json: never }> {
  const file = join(mkdtempSync(join(tmpdir(), "stories-")), "s.yaml");
  writeFileSync(file, JSON.stringify({ seed: "s", now: "2026-09-18T10:00:00Z", apis: { teahouse: api } }));
  const scenario = loadScenario(file, [contract]);
  const send = inProcess(openWorld({ contracts: [contract], scenario, loadScenario: () => scenario }));
  return async (target) => {
    const headers: [string, string][] = [["X-Staff-Key", "any-key"]];
    const { status, body } = await send({ method: "GET", target, headers, body: undefined });
    const text = Buffer.from(body).toString();
    return { status, json: (text === "" ? undefined : JSON.parse(text)) as never };
  };
}

const teas = (json: unknown): Record<string, unknown>[] => json as Record<string, unknown>[];

test("named rows come first, with their story, in list and item", async () => {
  const ask = teahouse({
    entities: {
      teas: {
        named: [
          { id: "70", story: "hostile", overrides: { price: 4.5 } },
          { id: "80", story: "minimal" },
        ],
      },
    },
  });
  const [first, second, third] = teas((await ask("/teas")).json);
  expect([first?.["id"], first?.["price"], second?.["id"]]).toEqual([70, 4.5, 80]);
  expect(hostileTexts).toContain(first?.["name"]);
  expect(Object.keys(second ?? {}).length).toBeLessThan(Object.keys(third ?? {}).length);
  expect((await ask("/teas/70")).json).toEqual(first);
  expect((await ask("/teas/80")).json).toEqual(second);
});

test.each([
  ["silent", 0],
  ["new", 3],
])("a row with the story %s owns %i rows", async (story, count) => {
  const ask = teahouse({ entities: { teas: { named: [{ id: "7", story }] } } });
  const reviews = async (tea: number): Promise<number> =>
    ((await ask(`/teas/${tea}/reviews`)).json as { total: number }).total;
  expect(await reviews(7)).toBe(count);
  expect(await reviews(8)).toBeGreaterThan(10);
});

test("a story of the entity is that of each row, and a size that of each list", async () => {
  const ask = teahouse({ entities: { teas: { story: "hostile", size: 4 }, orders: { size: 0 } } });
  const rows = teas((await ask("/teas")).json);
  expect(rows).toHaveLength(4);
  for (const { id, name } of rows) {
    expect(hostileTexts).toContain(name);
    expect((await ask(`/teas/${String(id)}`)).json).toMatchObject({ name });
  }
  expect(JSON.stringify((await ask("/orders")).json)).not.toContain("tea_id");
});

test.each([
  ["any", 200, 200],
  ["listed", 200, 404],
  ["named", 404, 404],
])("where %s rows exist, a listed one gives %i and another %i", async (exists, listed, other) => {
  const ask = teahouse({ exists, entities: { teas: { named: [{ id: "70" }] } } });
  expect((await ask("/teas/70")).status).toBe(200);
  expect((await ask("/teas/2")).status).toBe(listed);
  expect((await ask("/teas/7777")).status).toBe(other);
});

test.each([{ exists: "listed" }, { exists: "named" }, { entities: { teas: { absent: ["999"] } } }])(
  "what does not exist owns nothing: %j",
  async (api) => {
    const ask = teahouse(api);
    expect((await ask("/teas/999")).status).toBe(404);
    expect((await ask("/teas/999/reviews")).status).toBe(404);
    expect((await ask("/teas/1/reviews")).status).toBe(200);
  },
);

import { expect, test } from "vitest";
import { checksFoundAt, resultAt, type SmallApi, smallService } from "./small-service.ts";
import { checksOf } from "../../src/verify/verdict/result.ts";

const text = { type: "string" };
const words = ["red", "blue", "green"];
const filters = { type: "object", required: ["id"], properties: { id: text, colour: { ...text, enum: words } } };
const api: SmallApi = {
  properties: { colour: { ...text, enum: words } },
  rows: Array.from({ length: 9 }, (_, index) => ({ id: `t${index}`, colour: words[index % 3] })),
};

/** A list whose filter may be ignored. */
function listing(named: SmallApi, name: string, isIgnored: boolean) {
  return smallService(named, ({ query }, all) => {
    const colour = isIgnored ? null : query.get(name);
    return { status: 200, json: { items: all.filter((row) => colour === null || row["colour"] === colour) } };
  });
}

test.each([
  ["exploded", { name: "filter", style: "form", explode: true, schema: filters }, "colour"],
  ["deep", { name: "filter", style: "deepObject", explode: true, schema: filters }, "filter[colour]"],
])("a member of an %s object narrows a list as a parameter of its own would", async (_, parameter, name) => {
  const named: SmallApi = { ...api, parameters: [parameter] };
  const right = listing(named, name, false);
  expect(await checksFoundAt(named, right)).toEqual([]);
  const held = checksOf(await resultAt(named, right)).filter(({ verdict }) => verdict.kind === "holds");
  expect(held.map(({ id }) => id)).toContain(`lists/${name}/shows-only`);
  expect(await checksFoundAt(named, listing(named, name, true))).toEqual([`lists/${name}/shows-only`]);
});

test("members of an object that is always sent are not sent for themselves as well", async () => {
  const schema = { ...filters, required: [] };
  const parameter = { name: "filter", style: "form", explode: true, required: true, schema };
  const named: SmallApi = { ...api, parameters: [parameter] };
  const once = listing(named, "colour", false);
  const seen: string[] = [];
  await resultAt(named, (asked) => {
    seen.push(...[...new Set(asked.query.keys())].filter((key) => asked.query.getAll(key).length > 1));
    return once(asked);
  });
  expect(seen).toEqual([]);
});

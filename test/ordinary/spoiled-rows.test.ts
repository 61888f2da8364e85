import { expect, test } from "vitest";
import { findingsOf } from "../../src/verify/verdict/result.ts";
import { resultAt, type Row, smallService, type SmallApi } from "./small-service.ts";
import type { Answered, Asked } from "./shelf-host.ts";

const api: SmallApi = {
  properties: { name: { type: "string", maxLength: 20 }, size: { type: "integer", minimum: 1 } },
  required: ["name", "size"],
  rows: [{ id: "a", name: "Ann", size: 2 }],
  example: { name: "Bea", size: 3 },
  kinds: [],
};

/** A service that refuses wrong bodies, but for those that are let through. */
function taking(isTaken: (asked: Asked) => boolean): (asked: Asked) => Answered {
  const service = smallService(api);
  return (asked) => {
    const { name, size } = (asked.body ?? {}) as Row;
    const isWhole = asked.method === "POST";
    const isRight =
      (name === undefined ? !isWhole : typeof name === "string" && name.length <= 20) &&
      (size === undefined ? !isWhole : Number.isInteger(size) && Number(size) >= 1);
    const isBody = typeof asked.body === "object" && asked.body !== null && !Array.isArray(asked.body);
    const isWrite = ["POST", "PATCH"].includes(asked.method);
    if (isWrite && !(isBody && isRight) && !isTaken(asked)) return { status: 422, json: {} };
    return service(asked);
  };
}

/** Each finding with what follows from it, how many requests go before its own, and the rows that the run leaves. */
async function brokenBy(isTaken: (asked: Asked) => boolean): Promise<readonly unknown[]> {
  const service = taking(isTaken);
  const result = await resultAt(api, service);
  const found = findingsOf(result).map(({ check, also, before }) => [
    check,
    [...new Set(also.map((one) => one.check))],
    before.length,
  ]);
  const repeats = result.apis.flatMap(({ operations }) => operations.flatMap((one) => one.repeats));
  const left = service({
    method: "GET",
    path: "/things",
    query: new URLSearchParams(),
    raw: "",
    body: undefined,
    header: none,
  });
  return [...found, ...repeats.map(({ check }) => check), (left.json as { items: Row[] }).items.length];
}

const none = (): undefined => undefined;
const sized = ({ body }: Asked): boolean => typeof ((body ?? {}) as Row)["size"] === "string";

test("a service that refuses wrong bodies breaks nothing, and keeps the rows that it had", async () => {
  expect(await brokenBy(() => false)).toEqual([1]);
});

test.each([
  ["creation", "POST", 0],
  ["change", "PATCH", 1],
])("a %s that takes a wrong body is told by that, and not by what the row shows then", async (_, method, before) => {
  expect(await brokenBy((asked) => asked.method === method && sized(asked))).toEqual([
    ["bodies/size.type", ["answers/schema"], before],
    1,
  ]);
});

test("all wrong bodies that a creation takes are one finding, and leave no row", async () => {
  const [finding, ...others] = await brokenBy((asked) => asked.method === "POST");
  expect(finding).toMatchObject([
    expect.stringMatching(/^bodies\//),
    expect.arrayContaining(["bodies/name.maxLength"]),
    0,
  ]);
  expect(others).toEqual([1]);
});

test("a row that took a wrong body is not the one on which the next is tried", async () => {
  const spoiled = new Set<string>();
  const service = taking((asked) => asked.method === "PATCH" && sized(asked));
  const failing = (asked: Asked): Answered => {
    if (spoiled.has(asked.path) && asked.method === "PATCH") return { status: 500, json: {} };
    if (asked.method === "PATCH" && sized(asked)) spoiled.add(asked.path);
    return service(asked);
  };
  const checks = findingsOf(await resultAt(api, failing)).flatMap(({ check, also }) => [
    check,
    ...also.map((one) => one.check),
  ]);
  expect(new Set(checks)).toEqual(new Set(["bodies/size.type", "answers/schema"]));
});

/** The checks of changes that a service of these names asks, and those that break. */
async function changesBy(change: Row): Promise<readonly string[]> {
  const result = await resultAt(
    { ...api, change, kinds: ["bodies"] },
    taking(() => false),
  );
  const checks = result.apis.flatMap(({ operations }) =>
    operations.filter(({ operation }) => operation === "changeThing"),
  );
  return checks
    .flatMap((one) => one.checks.map(({ id, verdict }) => `${id} ${verdict.kind}`))
    .filter((id) => /required/.test(id));
}

test("what a change requires of its own is tried, and what it shows of the whole thing is not", async () => {
  const { properties } = api;
  expect(await changesBy({ type: "object", required: ["name", "size"], properties })).toEqual([]);
  expect(await changesBy({ allOf: [{ $ref: "#/components/schemas/Thing" }] })).toEqual([]);
  expect(await changesBy({ type: "object", required: ["size"], properties })).toEqual(["bodies/size.required breaks"]);
});

test("a service that reads numbers as the texts that they are sent for, or no body as an empty one, is not accused", async () => {
  const service = taking(() => false);
  const reading = (asked: Asked): Answered => {
    const { name, ...rest } = (asked.body ?? {}) as Row;
    const isChange = asked.method === "PATCH" && asked.body === undefined;
    return service(
      typeof name === "number" || isChange
        ? { ...asked, body: isChange ? {} : { ...rest, name: String(name) } }
        : asked,
    );
  };
  const change = { type: "object", properties: api.properties };
  expect(findingsOf(await resultAt({ ...api, change }, reading))).toEqual([]);
  const keeping = taking(({ body }) => typeof ((body ?? {}) as Row)["name"] === "number");
  expect(findingsOf(await resultAt(api, keeping)).map(({ check }) => check)).toEqual(["bodies/name.type"]);
});

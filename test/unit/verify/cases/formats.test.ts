import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { createStandIn } from "../../../../src/serve/http/create-stand-in.ts";
import { openWorld } from "../../../../src/serve/http/open-world.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import { senderOf } from "../../../../src/verify/exchange/sender-of.ts";
import type { Sender } from "../../../../src/verify/exchange/wire.ts";
import { bareTarget, type Identity } from "../../../../src/verify/deployment/target.ts";
import { checksOf, findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { inProcess } from "../../../support/in-process.ts";
import { createFakeHost } from "../../../support/fake-host.ts";
import { root } from "../../../support/source-files.ts";

const contract = loadContract(join(root, "fixtures/contracts/zoo-pascal"));
const scenario = loadScenario("zoo", [contract]);
const right = inProcess(openWorld({ contracts: [contract], scenario, loadScenario: () => scenario }));

async function run(sender: Sender, names: readonly string[]) {
  const target = { ...bareTarget(undefined), values: new Map([["Case", names]]) };
  return await verify({ apis: [{ contract, target, sender }], only: ["GetContract/formats"] });
}

test("knows that a CSV of rows that are null has no text at all", async () => {
  const result = await run(right, ["null"]);
  expect(findingsOf(result)).toEqual([]);
  expect(checksOf(result).map(({ verdict }) => verdict.kind)).toEqual(["holds", "holds", "holds"]);
});

test("finds a CSV without a text where JSON has rows", async () => {
  const empty: Sender = async (request) => {
    const answer = await right(request);
    const isCsv = request.headers.some(([, value]) => value === "text/csv");
    return isCsv ? { ...answer, body: new Uint8Array() } : answer;
  };
  expect(findingsOf(await run(empty, ["full"])).map(({ check }) => check)).toEqual(["formats/csv-as-json"]);
});

test("promises no agreement of formats that hosts of the framework are not read in", async () => {
  const schema = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
  const content = Object.fromEntries(["application/json", "application/xml"].map((name) => [name, { schema }]));
  const responses = { "200": { description: "One", content } };
  const document = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/one": { get: { responses } } } };
  const standIn = createStandIn({ document });
  const [shelf] = standIn.contracts;
  if (shelf === undefined) throw new Error("no contract");
  const api = { contract: shelf, target: bareTarget(undefined), sender: senderOf(standIn.app) };
  const result = await verify({ apis: [api] });
  const checks = checksOf(result);
  expect(checks.filter(({ verdict }) => verdict.kind === "not checked")).toEqual([]);
  expect(checks.some(({ id }) => id.startsWith("media-types/"))).toBe(true);
  expect(checks.some(({ id }) => id.startsWith("formats/"))).toBe(false);
});

const attempts = loadContract("bokamera");
const identity: Identity = {
  name: "admin",
  credentials: { kind: "basic", user: "admin", password: "secret" },
  roles: ["bookingsupplier-administrator-write"],
  expired: undefined,
};

/** How many pages are compared of a list in one of whose rows this text stands, and whether it is found that CSV has another there. */
async function compared(
  text: string,
  at: number,
  other = text,
): Promise<{ readonly pages: number; readonly found: boolean }> {
  const rows = Array.from({ length: 40 }, (_, index) => ({
    Id: `atmpt_${String(index).padStart(6, "0")}`,
    EndpointId: "ep_signs",
    MessageId: index === at ? text : "plain",
    Url: "https://hooks.example.com/in",
    Status: "Success",
    ResponseStatusCode: 200,
    Timestamp: `${new Date(Date.UTC(2026, 1, 1) + index * 7000).toISOString().slice(0, 19)}Z`,
    TriggerType: "Scheduled",
    EventType: "booking.created",
  }));
  const host = createFakeHost({ contract: attempts, rows, empty: [], callers: { "admin:secret": identity.roles } });
  const pages = new Set<string>();
  const losing: Sender = async (request) => {
    const answer = await host(request);
    if (!request.headers.some(([, value]) => value === "text/csv")) return answer;
    pages.add(request.target);
    return { ...answer, body: Buffer.from(Buffer.from(answer.body).toString("utf8").replaceAll(text, other)) };
  };
  const target = {
    ...bareTarget(undefined),
    identities: new Map([["admin", identity]]),
    values: new Map([["EndpointId", ["ep_signs"]]]),
  };
  const result = await verify({ apis: [{ contract: attempts, target, sender: losing }], only: ["formats"] });
  return { pages: pages.size, found: findingsOf(result).length > 0 };
}

test.each([
  { title: "no page of its own for a sign that a compared page shows", at: 20, more: 0 },
  { title: "a page for a sign that no other compared page shows", at: 39, more: 1 },
])("asks $title, and finds what CSV makes of it", async ({ at, more }) => {
  const { pages } = await compared("a-b", at);
  expect(await compared("a&b", at)).toEqual({ pages: pages + more, found: false });
  expect(await compared("a&b", at, "lost")).toMatchObject({ found: true });
});

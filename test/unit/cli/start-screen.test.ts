import { expect, test } from "vitest";
import { startScreen } from "../../../src/cli/start-screen.ts";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { openWorld } from "../../../src/serve/http/open-world.ts";
import { shellWord } from "../../../src/shell-word.ts";
import { createStandIn } from "../../../src/serve/http/create-stand-in.ts";
import { noChanges } from "../../../src/serve/state/changes.ts";

test.each([
  ["admin:secret", "admin:secret"],
  ["it's", "'it'\\''s'"],
  ["two words", "'two words'"],
  ["$HOME", "'$HOME'"],
  ["", "''"],
])("writes %j as the shell's word %s", (text, word) => {
  expect(shellWord(text)).toBe(word);
});

test("prints names, passwords and addresses that a shell passes on unchanged", () => {
  const { world, scenario } = createStandIn();
  const apis = world.at(noChanges, 0).apis.map((api) => {
    const identities = api.host.credentials.identities.map((one) => ({ ...one, password: "it's $ecret" }));
    return { ...api, host: { ...api.host, credentials: { ...api.host.credentials, identities } } };
  });
  const screen = startScreen({
    url: "http://127.0.0.1:4010",
    apis,
    scenario,
    start: world.start,
    verify: ["one", "two"],
    control: true,
    samples: true,
    width: 80,
    colour: false,
  });
  expect(screen).toContain("curl -u 'admin:it'\\''s $ecret' 'http://127.0.0.1:4010/");
  expect(screen).toContain("verify it against its contract:\n  one\n  two\n");
});

function worldOf(document: object) {
  const contracts = [compileContract(document, "shop.yaml")];
  const scenario = { name: "s", file: "s.yaml", about: "", seed: "s", now: "2026-01-01T00:00:00Z", apis: new Map() };
  return { world: openWorld({ contracts, scenario, loadScenario: () => scenario }), scenario };
}

function screenOf(document: object, samples: boolean): string {
  const { world, scenario } = worldOf(document);
  const { apis } = world.at(noChanges, 0);
  const url = "http://127.0.0.1:4010";
  const { start } = world;
  return startScreen({ url, apis, scenario, start, verify: [], control: false, samples, width: 80, colour: false });
}

test("what removes is shown last, so that all requests work from top to bottom", () => {
  const responses = { "200": { description: "ok" } };
  const at = { delete: { responses }, get: { responses }, put: { responses } };
  const document = { openapi: "3.1.0", info: { title: "Shop", version: "1" }, paths: { "/a": at, "/b": at } };
  const shown = [...screenOf(document, false).matchAll(/^ {2}([A-Z]+ \/\w)/gm)].map(([, line]) => line);
  expect(shown).toEqual(["GET /a", "PUT /a", "GET /b", "PUT /b", "DELETE /a", "DELETE /b"]);
});

test("what is inside another thing is removed before that", () => {
  const responses = {
    "200": { description: "ok", content: { "application/json": { schema: { $ref: "#/components/schemas/Row" } } } },
  };
  const list = {
    "200": {
      description: "ok",
      content: { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Row" } } } },
    },
  };
  const Row = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
  const id = (name: string): object => ({ name, in: "path", required: true, schema: { type: "integer" } });
  const paths = {
    "/shops": { get: { responses: list }, delete: { responses } },
    "/shops/{id}": { get: { parameters: [id("id")], responses }, delete: { parameters: [id("id")], responses } },
    "/shops/{id}/teas/{tea}": { delete: { parameters: [id("id"), id("tea")], responses } },
  };
  const document = { openapi: "3.1.0", info: { title: "Shop", version: "1" }, paths, components: { schemas: { Row } } };
  const removals = [...screenOf(document, false).matchAll(/^ {2}DELETE (\S+)/gm)].map(([, line]) => line);
  expect(removals).toEqual(["/shops/{id}/teas/{tea}", "/shops/{id}", "/shops"]);
});

function longDocument(operations: number): object {
  const operation = (id: number): object => ({
    get: { operationId: `op${id}`, responses: { "200": { description: "ok" } } },
  });
  const paths = Object.fromEntries(Array.from({ length: operations }, (_, id) => [`/p${id}`, operation(id)]));
  return { openapi: "3.1.0", info: { title: "Long", version: "1" }, paths };
}

test.each([
  [75, "\n  … and 55 more operations\n\n55 more operations to copy: start with --samples\n"],
  [21, "\n  … and 1 more operation\n\n1 more operation to copy: start with --samples\n"],
  [20, undefined],
])("of a document of %i operations shows the first, and says once what is left out", (operations, others) => {
  const screen = screenOf(longDocument(operations), false);
  expect(screen.match(/^ {2}GET /gm)).toHaveLength(20);
  if (others === undefined) expect(screen).not.toContain("more");
  else expect(screen.endsWith(others), screen).toBe(true);
});

test("of a document of 75 operations shows all where all samples are asked for", () => {
  const screen = screenOf(longDocument(75), true);
  expect(screen.match(/^ {2}GET /gm)).toHaveLength(75);
  expect(screen).not.toContain("more");
});

test("counts the operations that are left out apart from requests of those above", () => {
  const { world, scenario } = createStandIn({ contracts: ["teahouse"] });
  const { apis } = world.at(noChanges, 0);
  const both = [...apis, ...worldOf(longDocument(22)).world.at(noChanges, 0).apis];
  const shown = { url: "http://127.0.0.1:4010", apis: both, scenario, start: world.start, verify: [], control: false };
  const screen = startScreen({ ...shown, samples: false, width: 80, colour: false });
  expect(screen).toMatch(/\n2 more operations and \d+ more requests? of those above to copy: start with --samples\n$/);
});

test("fits 80 columns, but for addresses and bodies that are to be copied whole, and says how to go on", () => {
  const { world, scenario } = createStandIn();
  const { apis } = world.at(noChanges, 0);
  const shown = { url: "http://127.0.0.1:4010", apis, scenario, start: world.start, verify: ["standin verify"] };
  const screen = startScreen({ ...shown, control: true, samples: false, width: Infinity, colour: false });
  const wide = screen.split("\n").filter((line) => line.length > 80);
  expect(wide.filter((line) => !/^ {6}(-d )?'[^']*'( \\)?$/.test(line))).toEqual([]);
  const operations = apis.reduce((sum, { host }) => sum + host.contract.operations.length, 0);
  expect(screen.match(/^ {4}curl /gm)).toHaveLength(operations);
  expect(screen).toContain("\n  may log in: admin, super, reader\n");
  expect(screen).toContain("open the console in a browser:\n  http://127.0.0.1:4010/\n");
  expect(screen).toMatch(/\n\d+ more requests to copy: start with --samples\n$/);
  const all = startScreen({ ...shown, control: true, samples: true, width: 80, colour: false });
  const [left = ""] = /\d+(?= more requests)/.exec(screen) ?? [];
  expect(all.match(/^ {4}curl /gm)).toHaveLength(operations + Number(left));
});

test("breaks lines so that a shell reads the same words", () => {
  const { world, scenario } = createStandIn({ contracts: ["teahouse"] });
  const { apis } = world.at(noChanges, 0);
  const shown = { url: "http://127.0.0.1:4010", apis, scenario, start: world.start, verify: [], control: false };
  const printed = (samples: boolean, width: number): string =>
    startScreen({ ...shown, samples, width, colour: false }).replace(/ \\\n {6}/g, " ");
  const lines = (screen: string): string[] => [...screen.matchAll(/^ {4}(curl .*)$/gm)].map(([, line = ""]) => line);
  const [narrow, all] = [lines(printed(false, 40)), lines(printed(true, 80))];
  expect(narrow.length).toBeGreaterThan(5);
  expect(narrow.filter((line) => !all.includes(line))).toEqual([]);
});

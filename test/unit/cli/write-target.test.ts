import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeTarget } from "../../../src/cli/write-target.ts";
import { loadTarget } from "../../../src/verify/deployment/load-target.ts";
import { noChanges } from "../../../src/serve/state/changes.ts";
import { openStandIn } from "../../../src/serve/http/create-stand-in.ts";
import { settingsOf } from "../../../src/serve/http/stand-in-settings.ts";
import { root } from "../../support/source-files.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-target-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { world, scenario } = openStandIn(settingsOf({ contracts: [join(root, "contracts/teahouse")] }));
const { apis } = world.at(noChanges, 0);
const url = "http://127.0.0.1:4010";

test("only its owner may read a target file, whoever could read the one before", () => {
  const file = join(folder, "target.yaml");
  writeFileSync(file, "before", { mode: 0o644 });
  writeTarget(file, url, apis, scenario);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ url });
});

test("files beside the target file stay as they are", () => {
  const file = join(folder, "beside.yaml");
  const precious = join(folder, "precious");
  writeFileSync(precious, "precious");
  symlinkSync(precious, `${file}.${process.pid}.tmp`);
  writeTarget(file, url, apis, scenario);
  expect(readFileSync(precious, "utf8")).toBe("precious");
});

test("a target file that cannot be put in its place is a problem, and leaves nothing behind", () => {
  const file = join(folder, "taken");
  mkdirSync(join(file, "full"), { recursive: true });
  const before = readdirSync(folder);
  expect(() => writeTarget(file, url, apis, scenario)).toThrow(`--write-target ${file}: it could not be written (`);
  expect(readdirSync(folder)).toEqual(before);
});

test("what is written for keys in headers, cookies and the query is a target file that verify takes", () => {
  const key = (place: string, name: string): object => ({ type: "apiKey", in: place, name });
  const schemes = { a: key("header", "X-Api-Key"), b: key("query", "key"), c: key("cookie", "sid") };
  const document = {
    openapi: "3.0.3",
    info: { title: "Keys", version: "1" },
    security: Object.keys(schemes).map((name) => ({ [name]: [] })),
    components: { securitySchemes: schemes },
    paths: { "/jobs": { get: { responses: { "204": { description: "done" } } } } },
  };
  const keyed = openStandIn(settingsOf({ document }));
  const file = join(folder, "keys.yaml");
  writeTarget(file, url, keyed.world.at(noChanges, 0).apis, keyed.scenario);
  const anybody = loadTarget(file, {}).targetOf("anything")?.identities.get("anybody");
  expect(anybody?.credentials).toEqual({
    kind: "headers",
    headers: [
      ["X-Api-Key", "any-key-will-do"],
      ["Cookie", "sid=any-key-will-do"],
    ],
    query: [["key", "any-key-will-do"]],
  });
});

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifyLine } from "../../../src/cli/verify-line.ts";

const folder = mkdtempSync(join(tmpdir(), "standin verify-"));
const url = "http://127.0.0.1:4010";

test.each([
  [`url: ${url}/`, ["shop"], ["shop"], "standin verify shop --target s.target.yaml"],
  ["url: http://127.0.0.1:401", ["shop"], [], `standin verify ${url} --target s.target.yaml`],
  ["url: http://127.0.0.1:40100", ["shop"], [], `standin verify ${url} --target s.target.yaml`],
  [`# not ${url}\nurl: http://127.0.0.1:1`, ["shop"], [], `standin verify ${url} --target s.target.yaml`],
  [`url: ${url}\napis: { shop: {} }`, ["shop"], [], "standin verify --target s.target.yaml"],
  [`apis: { shop: { url: "${url}" }, bank: {} }`, ["shop", "bank"], [], `standin verify ${url} --target s.target.yaml`],
  [`url: ${url}\napis: { bank: {} }`, ["shop"], ["my shop"], `standin verify ${url} 'my shop'`],
  [`url: ${url}\napis: { bank: {} }`, ["shop", "bank"], [], `standin verify ${url}`],
  ["url: [", ["shop"], ["it's"], `standin verify ${url} 'it'\\''s'`],
])("reads %j for %j as %j", (target, apis, contracts, line) => {
  writeFileSync(join(folder, "s.target.yaml"), target);
  expect(verifyLine({ url, scenario: join(folder, "s.yaml"), apis, contracts, headers: [] }, folder)).toBe(line);
});

test("goes without a target file where there is none", () => {
  expect(
    verifyLine({ url, scenario: join(folder, "none.yaml"), apis: ["shop"], contracts: ["shop"], headers: [] }, folder),
  ).toBe(`standin verify ${url} shop`);
});

test("says who asks, unless a target file says it", () => {
  const headers = ["Authorization: Bearer any-token", "X-Key: it's"];
  const served = { url, apis: ["shop"], contracts: ["shop"], headers };
  expect(verifyLine({ ...served, scenario: join(folder, "none.yaml") }, folder)).toBe(
    `standin verify ${url} shop --header 'Authorization: Bearer any-token' --header 'X-Key: it'\\''s'`,
  );
  writeFileSync(join(folder, "s.target.yaml"), `url: ${url}`);
  expect(verifyLine({ ...served, scenario: join(folder, "s.yaml") }, folder)).toBe(
    "standin verify shop --target s.target.yaml",
  );
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { soughtApis } from "../../../src/contract/locate-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-sought-"));
afterAll(() => rmSync(folder, { recursive: true }));

const document = join(folder, "shops", "shop.yaml");
mkdirSync(join(folder, "shops"));
mkdirSync(join(folder, "parcels"));
writeFileSync(document, "x-standin-api: shop\n");
writeFileSync(join(folder, "shops", "other.json"), '{\n"x-standin-api": "lender"\n}');
writeFileSync(join(folder, "parcels", "openapi.yaml"), "openapi: 3.1.0\n");

const shop = { name: "shop", file: document };

test("APIs are found among the contracts, beside a document, and in the folders beside its folder", () => {
  expect(soughtApis(["bokamera", "lender", "parcels"], [shop]).unknown).toEqual([]);
});

test("an API that no document has is unknown, and those that were looked at are told", () => {
  const { unknown, ready } = soughtApis(["lenders"], [shop]);
  expect(unknown).toEqual(["lenders"]);
  expect(ready).toEqual(expect.arrayContaining(["bokamera", "teahouse", "shop", "lender", "parcels"]));
});

test("no more documents are read than names are sought", () => {
  expect(soughtApis([], [shop])).toEqual({ unknown: [], ready: [] });
  const { ready } = soughtApis(["bokamera", "teahouse"], [shop]);
  expect(ready).not.toContain("shop");
});

test("a folder that nobody may read holds no API", () => {
  const closed = join(folder, "closed");
  mkdirSync(closed);
  writeFileSync(join(closed, "openapi.yaml"), "openapi: 3.1.0\n");
  chmodSync(closed, 0o000);
  try {
    expect(soughtApis(["nobody"], [shop]).unknown).toEqual(["nobody"]);
  } finally {
    chmodSync(closed, 0o700);
  }
});

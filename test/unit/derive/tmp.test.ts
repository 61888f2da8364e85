import { readFileSync } from "node:fs";
import { test } from "vitest";
import { contractText, derive } from "/work/wt/derive/src/derive/derive.ts";
import { readingsText } from "/work/wt/derive/src/derive/readings.ts";
test("x", () => {
  const files = (process.env["FILES"] ?? "").split(",");
  const d = derive(files.map((f) => ({ name: f, text: readFileSync(f, "utf8") })));
  console.log(contractText(d.document)); console.log(readingsText(d));
});

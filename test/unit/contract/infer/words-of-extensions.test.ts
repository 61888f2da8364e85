import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filterOperators, pageFacts, pagingStyles } from "../../../../src/contract/model/list-answer.ts";
import { writeActions } from "../../../../src/contract/model/write-answer.ts";
import { valueAt } from "../../../../src/source/pointer.ts";
import { root } from "../../../support/source-files.ts";

const schema: unknown = JSON.parse(readFileSync(join(root, "contracts", "extensions.schema.json"), "utf8"));
const answer = ["$defs", "x-standin-answer", "properties"];
const list = [...answer, "list", "properties"];

test.each([
  ["styles of paging", pagingStyles, [...list, "paging", "properties", "style", "enum"]],
  ["facts in members", pageFacts, [...list, "told", "additionalProperties", "enum"]],
  ["facts in headers", pageFacts, [...list, "headers", "additionalProperties", "enum"]],
  ["operators", filterOperators, [...list, "filters", "additionalProperties", "properties", "operator", "enum"]],
  ["actions", writeActions, [...answer, "write", "properties", "action", "enum"]],
])("the schema of extensions knows the same %s as the model", (_, known, at) => {
  expect(valueAt(schema, at)).toEqual([...known]);
});

import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

const word = (name: string, only: string): object => ({
  name,
  in: "query",
  required: true,
  schema: { type: "string", enum: [only] },
});
const answer = (description: string): object => ({
  "200": { description, content: { "text/plain": { schema: { type: "string", enum: [description] } } } },
});
const document = {
  openapi: "3.0.3",
  info: { title: "Labels", version: "1" },
  paths: {
    "/labels#action=stick": { post: { parameters: [word("action", "stick")], responses: answer("stuck") } },
    "/labels#action=peel": { post: { parameters: [word("action", "peel")], responses: answer("peeled") } },
  },
};

test.each([
  ["/labels?action=peel", "peeled"],
  ["/labels#action=peel?action=peel", "peeled"],
  ["/labels#action=stick?action=stick", "stuck"],
  ["/labels?action=stick#action=peel", "stuck"],
])("a query is found behind a fragment too: %s", async (target, text) => {
  expect(await asker([compileContract(document, "labels.yaml")])(`POST ${target}`)).toMatchObject({
    status: 200,
    text,
  });
});

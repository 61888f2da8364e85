import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { senderOf } from "../../../ordinary/shelf-host.ts";

async function found(statuses: readonly string[], status: number, mediaType?: string) {
  const content = mediaType === undefined ? {} : { content: { [mediaType]: { schema: {} } } };
  const responses = Object.fromEntries(statuses.map((name) => [name, { description: "An answer.", ...content }]));
  const contract = compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Bells", version: "1" },
      paths: { "/bells": { get: { operationId: "ring", responses } } },
    },
    "bells.yaml",
  );
  const sender = senderOf(() => ({ status, json: {} }));
  const result = await verify({ apis: [{ contract, target: bareTarget(undefined), sender }], only: ["ring"] });
  return findingsOf(result).map(({ check }) => check);
}

test("a success breaks nothing where a document documents refusals alone, and does where it documents another answer", async () => {
  expect(await found(["404"], 200)).toEqual([]);
  expect(await found(["4XX", "500"], 202)).toEqual([]);
  expect(await found(["101"], 200)).toEqual([]);
  expect(await found(["200", "404"], 202)).toContain("answers/status");
  expect(await found(["303", "404"], 200)).toContain("answers/status");
});

test("an error in any media type of a documented range has one that is documented", async () => {
  expect(await found(["4XX"], 404, "*/*")).toEqual([]);
  expect(await found(["4XX"], 404, "application/*")).toEqual([]);
  expect(await found(["4XX"], 404, "text/*")).toContain("failures/content-type");
});

test("plain JSON is none of the types that are made of it, where only those are documented", async () => {
  expect(await found(["200"], 200, "application/vnd.api+json")).toContain("answers/content-type");
  expect(await found(["4XX"], 404, "application/problem+json")).toContain("failures/content-type");
  expect(await found(["200"], 200, "application/json")).toEqual([]);
});

import type { RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import type { CheckResult, VerifyResult } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { listen } from "../support/stand-in.ts";

const row = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
const content = { "application/json": { schema: { type: "array", items: row } } };
const contract = compileContract(
  {
    openapi: "3.1.0",
    info: { title: "Rows", version: "1" },
    paths: { "/rows": { get: { operationId: "listRows", responses: { 200: { description: "rows", content } } } } },
  },
  "rows.yaml",
);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function verified(
  app: RequestListener,
  limits: { mostBytes?: number; judging?: number },
  signal?: AbortSignal,
): Promise<VerifyResult> {
  const { url, close } = await listen(app);
  closing.push(close);
  const bare = bareTarget(url);
  return await verify({ apis: [{ contract, target: { ...bare, limits: { ...bare.limits, ...limits } } }], signal });
}

function checksOf(result: VerifyResult): readonly CheckResult[] {
  return result.apis.flatMap(({ operations }) => operations.flatMap(({ checks }) => checks));
}

const block = Buffer.alloc(64 * 1024, " ");
const answers: Readonly<Record<string, RequestListener>> = {
  "is larger than is read": (_, response) => response.end(Buffer.alloc(200_000, " ")),
  "never ends": (request, response) => {
    if (request.method === "HEAD") return void response.end();
    const more = (): void => {
      if (!response.destroyed) response.write(block, more);
    };
    more();
  },
  "is larger than is read when it is unpacked": (_, response) =>
    response.setHeader("Content-Encoding", "gzip").end(gzipSync(Buffer.alloc(200_000, " "))),
};

test.each(Object.entries(answers))("judges status and headers of an answer that %s, and says so", async (_, answer) => {
  const app: RequestListener = (request, response) => {
    response.setHeader("Content-Type", "application/json");
    answer(request, response);
  };
  const result = await verified(app, { mostBytes: 100_000 });
  expect(result.stopped).toBeUndefined();
  const checks = checksOf(result);
  expect(checks.find(({ id }) => id === "answers/status")).toMatchObject({ verdict: { kind: "holds" } });
  const schema = checks.find(({ id }) => id === "answers/schema");
  expect(schema?.verdict.kind).toBe("not checked");
  expect(JSON.stringify(schema)).toContain("so that only status and headers are judged");
  expect(JSON.stringify(schema)).toContain("limits: { megabytes: … }");
});

test("begins no check of an answer when the time for judging it is up", async () => {
  const result = await verified((_, response) => response.setHeader("Content-Type", "application/json").end("[]"), {
    judging: -1,
  });
  const status = checksOf(result).find(({ id }) => id === "answers/status");
  expect(status?.verdict.kind).toBe("not checked");
  expect(JSON.stringify(status)).toContain("judging one answer took longer than");
});

test("ends where it is when somebody interrupts it, with what it has", async () => {
  const controller = new AbortController();
  let count = 0;
  const result = await verified(
    (_, response) => {
      response.setHeader("Content-Type", "application/json");
      // The last is never answered.
      if (++count < 4) response.end("[]");
      else controller.abort();
    },
    {},
    controller.signal,
  );
  expect(count).toBe(4);
  expect(result.stopped).toBe("it was interrupted");
  expect(result.unreachable).toBeUndefined();
  const kinds = new Set(checksOf(result).map(({ verdict }) => verdict.kind));
  expect([...kinds].toSorted()).toEqual(["holds", "not checked"]);
});

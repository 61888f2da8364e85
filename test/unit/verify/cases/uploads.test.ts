import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";

const form = "multipart/form-data";
const file = (schema: object, more: object = {}): object => ({
  schema: { type: "object", required: ["file"], properties: { file: schema } },
  ...more,
});
const binary = { type: "string", format: "binary" };

/** The first upload that a run sends where the document shows none, and the findings of a host that answers so. */
async function sentFor(mediaType: string, content: object, status: number) {
  const send = {
    operationId: "send",
    requestBody: { required: true, content: { [mediaType]: content } },
    responses: { "201": { description: "Kept." }, "400": { description: "No." }, "415": { description: "No image." } },
  };
  const contract = compileContract(
    { openapi: "3.1.0", info: { title: "Files", version: "1" }, paths: { "/files": { post: send } } },
    "files.yaml",
  );
  const sent: string[] = [];
  const result = await verify({
    apis: [
      {
        contract,
        target: bareTarget(undefined),
        sender: ({ method, target, headers, body }) => {
          const text = Buffer.from(body ?? []).toString();
          const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
          if (method === "POST" && target === "/files" && text !== "") sent.push(`${type}\n${text}`);
          const answered = method !== "POST" || target !== "/files" ? 404 : text === "" ? 400 : status;
          return Promise.resolve({ status: answered, reason: "", headers: [], body: Buffer.from(""), milliseconds: 1 });
        },
      },
    ],
    allowWrites: true,
    only: ["answers"],
  });
  return { first: sent[0] ?? "", findings: findingsOf(result).map(({ check }) => check) };
}

test.each([
  [form, file(binary), 'name="file"; filename="file.txt"\r\nContent-Type: application/octet-stream'],
  [
    form,
    file(binary, { encoding: { file: { contentType: "image/png, image/jpeg" } } }),
    'filename="file.txt"\r\nContent-Type: image/png\r\n',
  ],
  [form, file({ type: "string", contentMediaType: "image/png" }), 'name="file"; filename="file.txt"'],
  [form, file({ type: "array", items: binary, minItems: 1 }), 'name="file"; filename="file.txt"'],
  ["application/octet-stream", { schema: binary }, "application/octet-stream\nstandin"],
  ["image/png", {}, "image/png\nstandin"],
  ["image/*", { schema: binary }, "image/png\nstandin"],
])("sends an upload that nobody shows: %s %j", async (mediaType, content, part) => {
  const taken = await sentFor(mediaType, content, 201);
  expect(taken.first).toContain(part);
  expect(taken.findings).toEqual([]);
  // What was made up may be none of the files that a deployment takes.
  expect((await sentFor(mediaType, content, 415)).findings).toEqual([]);
});

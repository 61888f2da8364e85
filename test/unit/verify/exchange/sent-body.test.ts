import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { SentBody } from "../../../../src/verify/exchange/sent-body.ts";
import type { Sender, WireRequest } from "../../../../src/verify/exchange/wire.ts";
import { checksOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { formatsOf } from "../../../../src/wire/formats-of.ts";

const schema = { type: "object", required: ["name"], properties: { name: { type: "string", minLength: 2 } } };

/** An operation that takes a pet, shown by this example or none. */
function contractWith(example: object | undefined, required = true) {
  const content = { "application/json": { schema, ...(example === undefined ? {} : { example }) } };
  const made = { description: "Made.", content: { "application/json": { schema } } };
  return compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      paths: {
        "/pets": { post: { operationId: "AddPet", requestBody: { required, content }, responses: { "201": made } } },
      },
    },
    "pets.yaml",
  );
}

async function sentTo(example: object | undefined, required?: boolean) {
  const sent: WireRequest[] = [];
  const sender: Sender = (request) => {
    sent.push(request);
    const isMade = request.method === "POST" && request.target === "/pets";
    const headers = isMade ? [["Content-Type", "application/json"] as const] : [];
    const body = Buffer.from(isMade ? '{"name":"Findus"}' : "");
    return Promise.resolve({ status: isMade ? 201 : 404, reason: "", headers, body, milliseconds: 1 });
  };
  const contract = contractWith(example, required);
  const apis = [{ contract, target: bareTarget(undefined), sender }];
  // Wrong bodies are sent on purpose by one family.
  const result = await verify({ apis, allowWrites: true, skip: required === false ? [] : ["bodies"] });
  return { posts: sent.filter(({ method, target }) => method === "POST" && target === "/pets"), result };
}

test("sends the documented example where a body is required, and says what it is", async () => {
  const { posts, result } = await sentTo({ name: "Findus" });
  expect(posts.length).toBeGreaterThan(0);
  for (const { headers, body } of posts) {
    expect(headers).toContainEqual(["Content-Type", "application/json"]);
    expect(Buffer.from(body ?? []).toString()).toBe('{"name":"Findus"}');
  }
  expect(checksOf(result).filter(({ verdict }) => verdict.kind === "breaks")).toEqual([]);
});

test("sends nothing with an example that does not fit, and says why", async () => {
  const { posts, result } = await sentTo({ name: "F" });
  expect(posts).toEqual([]);
  const plain = checksOf(result).find(({ id }) => id === "answers/plain");
  expect(plain?.verdict.kind === "not checked" ? plain.verdict.reason : "asked").toContain(
    "the example of the request body does not fit its schema: /name must",
  );
});

test("generates a body that the schema allows where no example is documented, always the same", async () => {
  const [first, second] = [await sentTo(undefined), await sentTo(undefined)];
  const bodies = [...first.posts, ...second.posts].map(({ body }) => Buffer.from(body ?? []).toString());
  expect(new Set(bodies).size).toBe(1);
  expect(content?.violations(JSON.parse(bodies[0] ?? ""))).toEqual([]);
  expect(checksOf(first.result).filter(({ verdict }) => verdict.kind === "breaks")).toEqual([]);
});

test("sends no body where none is required", async () => {
  const { posts } = await sentTo({ name: "F" }, false);
  expect(posts.length).toBeGreaterThan(0);
  expect(posts.filter(({ body }) => body !== undefined)).toEqual([]);
});

const contract = contractWith(undefined);
const formats = formatsOf(contract.host);
const content = contract.operations[0]?.requestBody?.content.get("application/json");

test.each([
  ['{"name":"Findus"}', "application/json", true],
  ['{"name":"Findus"}', "application/vnd.pets+json; charset=utf-8", true],
  ["{}", "application/json", false],
  ["{", "application/json", false],
  ["name=Findus", "application/x-www-form-urlencoded", false],
])("judges %s of %s before it is sent", (text, mediaType, fits) => {
  if (content === undefined) throw new Error("a body is documented");
  const draft = { mediaType, text, content };
  expect(typeof SentBody.allowed(draft, formats)).toBe(fits ? "object" : "string");
  expect(SentBody.refused(draft, formats) === undefined).toBe(fits);
});

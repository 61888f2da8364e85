import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";
import { laidOver } from "../support/laid-over.ts";

interface Element {
  readonly member: { readonly id: string; readonly email: string };
  readonly seen?: string;
}

const member = {
  type: "object",
  required: ["id", "email"],
  properties: { id: { type: "string" }, email: { type: "string", format: "email" } },
};

/** Members, each inside an element of its list, and by itself. */
function clubDocument(element: object): object {
  const query = (name: string, type: string): object => ({ name, in: "query", schema: { type } });
  const answer = (schema: object): object => ({
    responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
  });
  return {
    openapi: "3.1.0",
    info: { title: "Club", version: "1" },
    paths: {
      "/members": {
        get: {
          parameters: [query("limit", "integer"), query("starting_after", "string"), query("email", "string")],
          ...answer({
            type: "object",
            required: ["list", "has_more"],
            properties: { list: { type: "array", items: element }, has_more: { type: "boolean" } },
          }),
        },
      },
      "/members/{memberId}": {
        get: {
          parameters: [{ name: "memberId", in: "path", required: true, schema: { type: "string" } }],
          ...answer({ type: "object", required: ["member"], properties: { member } }),
        },
      },
    },
  };
}

const wrappers: readonly (readonly [string, object])[] = [
  ["by itself", { type: "object", required: ["member"], properties: { member } }],
  [
    "beside what is not a thing",
    { type: "object", required: ["member", "seen"], properties: { seen: { type: "string" }, member } },
  ],
];

test.each(wrappers)("a row that its list holds %s is the one that its key fetches", async (_, element) => {
  const ask = asker([compileContract(clubDocument(element), "club.yaml")]);
  const elements: Element[] = [];
  for (let after = ""; ;) {
    const page = (await ask(`/members?limit=12${after}`)).json as { list: Element[]; has_more: boolean };
    elements.push(...page.list);
    if (!page.has_more) break;
    after = `&starting_after=${String(page.list.at(-1)?.member.id)}`;
  }
  expect(elements.length).toBeGreaterThan(24);
  expect(new Set(elements.map((one) => one.member.id)).size).toBe(elements.length);
  const some = elements.slice(0, 3);
  for (const one of some) expect((await ask(`/members/${one.member.id}`)).json).toEqual({ member: one.member });
  for (const one of some)
    expect(((await ask(`/members?email=${one.member.email}`)).json as { list: Element[] }).list).toEqual([one]);
});

test("what stands beside a row belongs to it, on whatever page it is", async () => {
  const ask = asker([compileContract(clubDocument(wrappers[1]?.[1] ?? {}), "club.yaml")]);
  const [, , third] = ((await ask("/members?limit=3")).json as { list: Element[] }).list;
  const [, second] = ((await ask("/members?limit=3")).json as { list: Element[] }).list;
  const behind = (await ask(`/members?limit=1&starting_after=${String(second?.member.id)}`)).json;
  expect((behind as { list: Element[] }).list).toEqual([third]);
});

test("an overlay that is written says where in each element its row stands", async () => {
  const { plain, laid, left } = laidOver(clubDocument(wrappers[0]?.[1] ?? {}));
  expect(left).toEqual([]);
  for (const line of ["/members", "/members/m-1", "/members?starting_after=m-1"])
    expect((await asker([laid])(line)).text).toBe((await asker([plain])(line)).text);
});

test("a thing inside what an answer calls its data is the row that its list shows", async () => {
  const inside = (schema: object): object => ({
    content: {
      "application/json": { schema: { type: "object", required: ["data"], properties: { data: schema } } },
    },
  });
  const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
  const at = [{ name: "memberId", in: "path", required: true, schema: { type: "string" } }];
  const one = { responses: { "200": { description: "ok", ...inside(object({ member })) } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Club", version: "1" },
    paths: {
      "/members": {
        get: {
          responses: {
            "200": { description: "ok", ...inside(object({ members: { type: "array", items: member } })) },
          },
        },
      },
      "/members/{memberId}": {
        get: { parameters: at, ...one },
      },
    },
  };
  const ask = asker([compileContract(document, "club.yaml")]);
  const { members } = ((await ask("/members")).json as { data: { members: { id: string }[] } }).data;
  expect((await ask(`/members/${members[3]?.id}`)).json).toEqual({ data: { member: members[3] } });
});

test("a thing that an element describes in its own words is the thing still", async () => {
  const schema = { $ref: "#/components/schemas/Member" };
  const described = { allOf: [schema], description: "Who has visited." };
  const visit = {
    type: "object",
    required: ["at", "member"],
    properties: { at: { type: "string" }, member: described },
  };
  const ok = (answer: object): object => ({
    responses: { "200": { description: "ok", content: { "application/json": { schema: answer } } } },
  });
  const document = {
    openapi: "3.0.3",
    info: { title: "Club", version: "1" },
    components: { schemas: { Member: member } },
    paths: {
      "/visits/members": { get: ok({ type: "array", items: visit }) },
      "/members/{memberId}": {
        get: {
          parameters: [{ name: "memberId", in: "path", required: true, schema: { type: "string" } }],
          ...ok(schema),
        },
      },
    },
  };
  const ask = asker([compileContract(document, "club.yaml")]);
  const [, second] = (await ask("/visits/members")).json as Element[];
  expect((await ask(`/members/${second?.member.id}`)).json).toEqual(second?.member);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { bareTarget, createStandIn, loadContract, ProblemError, senderOf } from "../../src/index.ts";
import { verify } from "../../src/verify/verify.ts";
import { root } from "../support/source-files.ts";

const file = join(root, "contracts/teahouse/openapi.yaml");
const document = parse(readFileSync(file, "utf8")) as object;

const problemsOf = (act: () => unknown): readonly string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ found }) => found);
    throw error;
  }
  return [];
};

test("a document that is parsed already is served as its file, under the name that it gives itself", async () => {
  const asked = new Request("https://any.example/teas?per_page=3");
  const ofFile = await createStandIn({ document: file }).fetch(asked);
  const ofObject = await createStandIn({ document: { "x-standin-api": "teahouse", ...document } }).fetch(asked);
  expect(await ofObject.text()).toBe(await ofFile.text());
  expect(createStandIn({ document }).contracts.map(({ name }) => name)).toEqual(["document"]);
});

test("a scenario may be given as its content, and what is wrong with it is told by its place", async () => {
  const scenario = { now: "2026-01-02", apis: { teahouse: { entities: { teas: { size: 2 } } } } };
  const teas = await createStandIn({ document: file, scenario }).fetch(new Request("https://any.example/teas"));
  expect(await teas.json()).toHaveLength(2);
  const wrong = { now: "2026-01-02", apis: { teahouse: { entities: { teass: { size: 2 } } } } };
  expect(problemsOf(() => createStandIn({ document: file, scenario: wrong }))).toEqual([
    'teahouse has no entity "teass"',
  ]);
});

test("an answer without a connection has the headers that a port would send", async () => {
  const answer = await createStandIn({ document: file }).fetch(new Request("https://any.example/teas?per_page=2"));
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get("x-total-count")).toBe("41");
  expect(answer.headers.get("link")).toContain('rel="next"');
});

test("refuses a document beside contracts", () => {
  expect(problemsOf(() => createStandIn({ document: file, contracts: ["teahouse"] }))).toEqual([
    "document and contracts are both given",
  ]);
});

test("refuses an option that there is not, and says which was meant", () => {
  const misspelt = { document: file, sed: "blue", port: 4010 } as object;
  expect(() => createStandIn(misspelt)).toThrow('sed: there is no such option\n    → did you mean "seed"?');
  expect(problemsOf(() => createStandIn(misspelt))).toEqual(["there is no such option", "there is no such option"]);
});

test("fetch has no body where HTTP has none, and fails where a connection is reset", async () => {
  const standIn = createStandIn({ document: file });
  const head = await standIn.fetch(new Request("https://any.example/teas", { method: "HEAD" }));
  expect([head.status, await head.text()]).toEqual([200, ""]);
  const order = { method: "POST", body: '{ "body": "reset" }' };
  expect((await standIn.fetch(new Request("http://localhost/_standin/faults", order))).status).toBe(201);
  await expect(standIn.fetch(new Request("https://any.example/teas"))).rejects.toThrow("reset");
  expect((await standIn.fetch(new Request("http://localhost/_standin/faults", { method: "DELETE" }))).status).toBe(204);
});

test("listens on a free port until its block ends", async () => {
  let url: string;
  {
    await using listening = await createStandIn({ document: file }).listen();
    url = listening.url;
    expect((await fetch(`${url}/teas`)).status).toBe(200);
  }
  await expect(fetch(url)).rejects.toThrow();
});

test("a sender reaches an app of this process as a port would: with the host's own reason, headers and bytes", async () => {
  const send = senderOf((incoming, outgoing) => {
    outgoing.writeHead(
      299,
      "As it is",
      [
        ["X-One", "1"],
        ["X-ONE", "2"],
      ].flat(),
    );
    incoming.pipe(outgoing);
  });
  const sent = { method: "POST", target: "/a?b=%20", headers: [], body: Buffer.from("bytes") };
  const { status, reason, headers, body } = await send(sent);
  expect([status, reason, Buffer.from(body).toString()]).toEqual([299, "As it is", "bytes"]);
  expect(headers.slice(0, 2)).toEqual([
    ["X-One", "1"],
    ["X-ONE", "2"],
  ]);
});

test("verify holds an app of this process to its contract", async () => {
  const { app } = createStandIn({ document: file });
  const api = { contract: loadContract(file), target: bareTarget(undefined), sender: senderOf(app) };
  const { apis, target } = await verify({ apis: [api], only: ["listTeas/lists"] });
  expect(target).toBe("this process");
  const verdicts = apis.flatMap(({ operations }) => operations.flatMap(({ checks }) => checks));
  expect(verdicts.some(({ verdict }) => verdict.kind === "holds")).toBe(true);
  expect(verdicts.filter(({ verdict }) => verdict.kind === "breaks")).toEqual([]);
});

test.each([
  ["bearer", ["anybody with well-formed credentials"]],
  ["basic", ["admin", "reader"]],
])("the console names who may log in: %s", async (scheme, who) => {
  const document = {
    openapi: "3.0.3",
    info: { title: "Lamps", version: "1" },
    security: [{ own: [] }],
    paths: { "/lamps": { get: { responses: { 204: { description: "none" } } } } },
    components: { securitySchemes: { own: { type: "http", scheme } } },
  };
  const answer = await createStandIn({ document }).fetch(new Request("http://127.0.0.1/_standin/console.json"));
  expect(await answer.json()).toMatchObject({ apis: [{ mayLogIn: who }] });
});

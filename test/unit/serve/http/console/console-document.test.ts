import request from "supertest";
import { expect, test } from "vitest";
import { createTestApp } from "../../../../support/stand-in.ts";

const app = createTestApp();

interface Head {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

interface Overview {
  readonly scenarios: readonly string[];
  readonly apis: readonly {
    readonly name: string;
    readonly identities: readonly { readonly name: string }[];
    readonly operations: readonly Head[];
    readonly named: readonly { readonly name: string; readonly story?: string; readonly operation: string }[];
  }[];
}

interface Caller {
  readonly name?: string;
  readonly mayCall: boolean;
  readonly headers: readonly [string, string][];
  readonly query: readonly string[];
}

interface OneOperation extends Head {
  readonly samples: readonly { readonly target: string }[];
  readonly callers: readonly Caller[];
  readonly formats: readonly { readonly type: string }[];
  readonly body?: { readonly samples: readonly { readonly type: string; readonly text: string }[] };
  readonly parameters: readonly object[];
  readonly walk?: object;
}

const overview = async (): Promise<Overview> => (await request(app).get("/_standin/console.json")).body as Overview;
const operation = async (api: string, id: string): Promise<OneOperation> =>
  (await request(app).get("/_standin/console.json").query({ api, operation: id })).body as OneOperation;

test("tells what the document says of an operation and of each parameter, and nothing twice", async () => {
  const told = (await operation("bokamera", "ListWebhookEndpointAttempts")) as unknown as {
    readonly description: string;
    readonly parameters: readonly { readonly name: string; readonly description: string }[];
  };
  expect(told.description).toMatch(/^Gives one page of the attempts/);
  expect(told.parameters.filter(({ description }) => description === "")).toEqual([]);
  expect(await operation("teahouse", "listTeas")).toMatchObject({ description: "" });
});

test("names every API, its operations and identities, and what the scenario names with its story", async () => {
  const { apis, scenarios } = await overview();
  expect(scenarios).toContain("recorded");
  expect(apis.map(({ name, operations }) => [name, operations.length])).toEqual([
    ["bokamera", 1],
    ["pwc-reportfiling", 2],
    ["readingroom", 7],
    ["teahouse", 10],
  ]);
  const [first] = apis;
  expect(first?.identities.map(({ name }) => name)).toEqual(["admin", "super", "reader"]);
  expect(first?.named.find(({ story }) => story === "busy")).toMatchObject({
    name: "ep_3HOh5cD5gewvQTdodl9lupOBusy",
    operation: "ListWebhookEndpointAttempts",
    target: "/webhook/endpoints/ep_3HOh5cD5gewvQTdodl9lupOBusy/attempts",
    values: { EndpointId: "ep_3HOh5cD5gewvQTdodl9lupOBusy" },
  });
});

test("has samples of every operation that succeed in every format that it offers, by somebody who may ask", async () => {
  for (const { name, operations } of (await overview()).apis)
    for (const { id } of operations) {
      const { method, samples, callers, formats, body } = await operation(name, id);
      const caller = callers.find(({ mayCall }) => mayCall);
      const target = [samples[0]?.target ?? "", ...(caller?.query ?? [])].join("?");
      for (const type of formats.length === 0 ? ["*/*"] : formats.map((one) => one.type)) {
        const verb = method.toLowerCase() as "get";
        const asked = request(app);
        const sent = asked[verb](target).set({
          ...Object.fromEntries(caller?.headers ?? []),
          Accept: type,
          "X-Standin-Session": `${id} ${type}`,
        });
        const answer = await (body?.samples[0] === undefined
          ? sent
          : sent.set("Content-Type", body.samples[0].type).send(body.samples[0].text));
        expect([id, type, answer.status]).toEqual([id, type, expect.toSatisfy((status: number) => status < 300)]);
        if (formats.length > 0 && answer.status !== 204) expect([id, answer.type]).toEqual([id, type]);
      }
    }
});

test("tells the rules of parameters in words, and the few values that one may take", async () => {
  const { parameters } = await operation("bokamera", "ListWebhookEndpointAttempts");
  expect(parameters).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ name: "EndpointId", in: "path", required: true }),
      expect.objectContaining({ name: "Limit", rules: expect.arrayContaining(["integer"]) as string[] }),
    ]) as object[],
  );
});

test("tells who may call an operation, with the credentials of each", async () => {
  const { callers } = await operation("bokamera", "ListWebhookEndpointAttempts");
  expect(callers.map(({ name, mayCall }) => [name, mayCall])).toEqual([
    ["admin", true],
    ["super", true],
    ["reader", false],
  ]);
});

test("tells how each kind of list is walked", async () => {
  expect((await operation("bokamera", "ListWebhookEndpointAttempts")).walk).toMatchObject({
    style: "cursor",
    parameter: "Iterator",
    told: [
      [["Iterator"], "next"],
      [["Done"], "done"],
    ],
  });
  const { apis } = await overview();
  const teas = apis.find(({ name }) => name === "teahouse")?.operations.find(({ path }) => path === "/teas");
  expect((await operation("teahouse", teas?.id ?? "")).walk).toMatchObject({ style: "page", parameter: "page" });
});

test("answers 404 for an operation that is not there", async () => {
  const answer = await request(app).get("/_standin/console.json?api=bokamera&operation=nothing");
  expect([answer.status, answer.type]).toEqual([404, "application/problem+json"]);
});

test("speaks of the APIs as they are in the scenario of the session", async () => {
  const inSession = { "X-Standin-Session": "other" };
  await request(app).put("/_standin/scenario").set(inSession).send({ name: "recorded" }).expect(200);
  const other = (await request(app).get("/_standin/console.json").set(inSession)).body as Overview;
  expect(other.apis[0]?.named).not.toEqual((await overview()).apis[0]?.named);
});

import { parse } from "csv-parse/sync";
import { XMLParser } from "fast-xml-parser";
import request from "supertest";
import { expect, test } from "vitest";
import { requestsFor } from "../../src/serve/http/samples/sample-requests.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import { basic, createTestApp, openTestWorld } from "../support/stand-in.ts";

const app = createTestApp();
const world = openTestWorld();
const [largest, ...others] = printed("ListWebhookEndpointAttempts");

/** The requests that the start screen prints for an operation, the largest first. */
function printed(id: string): readonly string[] {
  const apis = world.at(noChanges, 0).apis;
  return apis.flatMap((api) =>
    api.host.contract.operations
      .filter((operation) => operation.id === id)
      .flatMap((operation) => requestsFor(operation, api).map(({ target }) => target)),
  );
}

interface Page {
  readonly Attempts: readonly { readonly Id: string }[];
  readonly Done: boolean;
  readonly Iterator?: string;
}

async function page(target: string, query: Record<string, string | number>): Promise<Page> {
  const answer = await request(app).get(target).query(query).set("Authorization", basic("admin"));
  expect(answer.status).toBe(200);
  return answer.body as Page;
}

async function walk(target: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let iterator: string | undefined;
  for (;;) {
    const { Attempts, Done, Iterator } = await page(target, {
      Limit: limit,
      ...(iterator === undefined ? {} : { Iterator: iterator }),
    });
    ids.push(...Attempts.map(({ Id }) => Id));
    if (Done) return ids;
    iterator = Iterator;
  }
}

test("gives a page of attempts as CSV that a spreadsheet reads", async () => {
  const answer = await request(app).get(`${largest}.csv`).query({ Limit: 3 }).set("Authorization", basic("admin"));
  expect(answer.headers["content-type"]).toBe("text/csv");
  expect(answer.headers["content-disposition"]).toBe('attachment;filename="ListWebhookEndpointAttempts.csv"');
  const [header, row] = parse(answer.text);
  expect(header).toEqual(["Attempts", "Done", "Iterator"]);
  expect(row?.[0]?.startsWith("[{Id:atmpt_")).toBe(true);
  expect(row?.[1]).toBe("False");
});

test.each([7, 49, 100, 250])(
  "walks a thousand rows by %i, each once, in the same order as in one big page after another",
  async (limit) => {
    const ids = await walk(largest ?? "", limit);
    expect(ids.length).toBe(1000);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort().reverse());
    expect(ids).toEqual(await walk(largest ?? "", 250));
  },
);

test("turns round and meets the same rows", async () => {
  const first = await page(largest ?? "", { Limit: 20 });
  const back = await page(largest ?? "", { Limit: 5, Iterator: `-${first.Attempts[10]?.Id ?? ""}` });
  expect(back.Attempts).toEqual(first.Attempts.slice(5, 10));
});

test("has an endpoint that exists and is empty", async () => {
  const pages = await Promise.all(others.map((target) => page(target, {})));
  expect(pages.filter(({ Attempts }) => Attempts.length === 0)).toEqual([{ Attempts: [], Done: true }]);
});

test("finds the same subscription in every format, and by its id", async () => {
  const [target = ""] = printed("FindWebhookSubscription");
  const ask = (accept: string, path = target): request.Test =>
    request(app).get(path).set("Authorization", basic("owner")).set("Accept", accept);
  const json = (await ask("application/json")).body as {
    subscription: { id: string; name: string };
    history: unknown[];
  };
  const xml = new XMLParser({ removeNSPrefix: true }).parse((await ask("application/xml")).text) as {
    SubscriptionResponse: {
      Subscription: { Id: string; Name: string };
      History: { SubscriptionDeliveryResult: unknown[] };
    };
  };
  expect(xml.SubscriptionResponse.Subscription.Name).toBe(json.subscription.name);
  expect(xml.SubscriptionResponse.Subscription.Id.replaceAll("-", "")).toBe(json.subscription.id.replaceAll("-", ""));
  expect(xml.SubscriptionResponse.History.SubscriptionDeliveryResult.length).toBe(json.history.length);
  expect((await ask("application/json", `/sync/webhooks/subscriptions/${json.subscription.id}`)).body).toEqual(json);
});

test("answers the same bytes on two stand-ins of the same seed, and others for another seed", async () => {
  const bytes = async (seed?: string): Promise<string> =>
    (
      await request(createTestApp(seed === undefined ? {} : { seed }))
        .get(`${largest}.xml`)
        .set("Authorization", basic("admin"))
    ).text;
  expect(await bytes()).toBe(await bytes());
  expect(await bytes("other")).not.toBe(await bytes());
});

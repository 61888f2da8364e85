import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, expect, test, vi } from "vitest";
import { openStandIn } from "../../../../src/serve/http/create-stand-in.ts";
import { settingsOf } from "../../../../src/serve/http/stand-in-settings.ts";
import { answerRequest } from "../../../../src/serve/http/stand-in.ts";
import { noChanges } from "../../../../src/serve/state/changes.ts";
import { basic } from "../../../support/stand-in.ts";

afterEach(() => void vi.restoreAllMocks());

/** The schemas of contracts that are prepared for the validator: each gets a name of its own. */
function countPrepared(): () => number {
  const adds = vi.spyOn(Object.getPrototypeOf(Ajv2020.prototype) as Ajv2020, "addSchema");
  return () =>
    adds.mock.calls.filter(([schema]) => String(Reflect.get(Object(schema), "$id")).startsWith("schema-")).length;
}

test("prepares no schema before it is asked, and none for a page of rows that are surely right", async () => {
  const prepared = countPrepared();
  const { world } = openStandIn(settingsOf({ contracts: ["bokamera"] }));
  const { apis } = world.at(noChanges, 0);
  expect(prepared()).toBe(0);
  const target = "/webhook/endpoints/ep_3HOh5cD5gewvQTdodl9lupOBusy/attempts?Limit=50";
  const headers = [["Authorization", basic("admin")]] as const;
  const { answer } = await answerRequest(
    { method: "GET", target, headers, body: new Uint8Array(), scheme: "http" },
    apis,
  );
  expect(answer.status).toBe(200);
  expect(prepared()).toBe(0);
});

test("prepares only what is asked for of a document with many operations", async () => {
  const prepared = countPrepared();
  const { world } = openStandIn(settingsOf({ contracts: ["test/support/shop.yaml"] }));
  const { apis } = world.at(noChanges, 0);
  const ask = (target: string) =>
    answerRequest({ method: "GET", target, headers: [], body: new Uint8Array(), scheme: "http" }, apis);
  expect(prepared()).toBe(0);
  expect((await ask("/orders")).answer.status).toBe(200);
  expect(prepared()).toBeLessThanOrEqual(2);
});

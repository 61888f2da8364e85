import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import request from "supertest";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { ProblemError } from "../../../../src/problem.ts";
import { emptyOwners } from "../../../../src/serve/scenario/empty-owners.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import { basic, createTestApp } from "../../../support/stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-own-rows-"));
const busy = "ep_3HOh5cD5gewvQTdodl9lupOBusy";
const failing = "ep_3ANuy41OUHZB4istiYCmFailing";
const id = "atmpt_34xhRFr7q0vdVdYGewt4wVKassa";
const row = {
  Id: id,
  MessageId: "msg_34xhRFr7q0vdVdYGewt4wVKassa",
  EndpointId: busy,
  Url: "https://own.example/",
  Status: "Success",
  ResponseStatusCode: 200,
  Timestamp: "2026-01-01T00:00:00Z",
  TriggerType: "Manual",
  EventType: "booking.created",
};
writeFileSync(join(folder, "busy.json"), JSON.stringify([row]));
let files = 0;
const scenario = (entities: string): string => {
  const file = join(folder, `scenario-${files++}.yaml`);
  const identities = "{ admin: { password: secret, roles: all } }";
  writeFileSync(
    file,
    `now: 2026-09-18T10:00:00Z\napis: { bokamera: { identities: ${identities}, entities: ${entities} } }\n`,
  );
  return file;
};
const attempts = async (
  file: string,
  path: string,
): Promise<{ readonly Attempts: readonly { readonly Id: string }[] }> => {
  const app = createTestApp({ contracts: ["bokamera"], scenario: file });
  const answer = await request(app).get(`/webhook/endpoints/${path}`).set("Authorization", basic("admin")).expect(200);
  return answer.body as { readonly Attempts: readonly { readonly Id: string }[] };
};

test("a named owner has the rows of its own file, and the others keep theirs", async () => {
  const named = (rows: string): string => `{ endpoints: { named: [{ id: ${busy}${rows} }, { id: ${failing} }] } }`;
  const [own, without] = [scenario(named(", rows: busy.json")), scenario(named(""))];
  expect((await attempts(own, `${busy}/attempts`)).Attempts.map(({ Id }) => Id)).toEqual([id]);
  expect(await attempts(own, `${failing}/attempts`)).toEqual(await attempts(without, `${failing}/attempts`));
  expect(emptyOwners(loadScenario(own, [loadContract("bokamera")]), [loadContract("bokamera")])).toEqual([]);
});

test("rows of all owners name those that they leave empty; rows of one owner lie over them", async () => {
  const others = "flaky.json";
  writeFileSync(join(folder, others), JSON.stringify([{ ...row, EndpointId: failing }]));
  const contract = loadContract("bokamera");
  const entities = (own: string): string =>
    `{ attempts: { rows: ${others} }, endpoints: { named: [{ id: ${busy}${own} }, { id: ${failing} }] } }`;
  expect(emptyOwners(loadScenario(scenario(entities("")), [contract]), [contract])).toEqual([
    `bokamera: the rows of attempts come from a file that has none of ${busy}: no rows there. For one owner only: { id: …, rows: FILE }`,
  ]);
  const both = scenario(entities(", rows: busy.json"));
  expect(emptyOwners(loadScenario(both, [contract]), [contract])).toEqual([]);
  expect((await attempts(both, `${busy}/attempts`)).Attempts).toHaveLength(1);
});

test("refuses rows of one owner that belong to another", () => {
  const file = scenario(`{ endpoints: { named: [{ id: ${failing}, rows: busy.json }] } }`);
  expect(() => loadScenario(file, [loadContract("bokamera")])).toThrow(ProblemError);
  expect(() => loadScenario(file, [loadContract("bokamera")])).toThrow(`write "EndpointId": "${failing}" in each row`);
});

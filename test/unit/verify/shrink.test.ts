import { expect, test } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import type { Sender, WireResponse } from "../../../src/verify/exchange/wire.ts";
import { bareTarget, type Target } from "../../../src/verify/deployment/target.ts";
import { type Finding, findingsOf } from "../../../src/verify/verdict/result.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createFakeHost, recordedRows } from "../../support/fake-host.ts";

const contract = loadContract("bokamera");
const owner = "ep_34ruR6mauDv5OULLCER0gTkvZsc";
const path = `/webhook/endpoints/${owner}/attempts`;
const right = createFakeHost({
  contract,
  rows: recordedRows("bokamera.attempts.json"),
  empty: [],
  callers: { "admin:secret": ["bookingsupplier-administrator-write"] },
});
const target: Target = {
  ...bareTarget("http://deployment.example"),
  identities: new Map([
    [
      "admin",
      {
        name: "admin",
        credentials: { kind: "basic", user: "admin", password: "secret" },
        roles: ["bookingsupplier-administrator-write"],
        expired: undefined,
      },
    ],
  ]),
  values: new Map([
    ["EndpointId", [owner]],
    ["EventTypes", ["booking.created"]],
  ]),
};

/** What is found where answers are changed on their way. */
async function found(only: readonly string[], change: (answer: WireResponse, query: string) => WireResponse) {
  const sent: string[] = [];
  const sender: Sender = async (request) => {
    sent.push(request.target);
    return change(await right(request), request.target.split("?")[1] ?? "");
  };
  const result = await verify({ apis: [{ contract, target, sender }], only });
  return { findings: findingsOf(result), result, sent };
}

function shownBy({ before, request }: Finding): readonly string[] {
  return [...before.map((one) => one.target), request.target].map((text) => text.replace(path, ""));
}

function withText(answer: WireResponse, change: (text: string) => string): WireResponse {
  return { ...answer, body: Buffer.from(change(Buffer.from(answer.body).toString("utf8"))) };
}

test("shows a fault of every row by a page of one row, without any parameter that does not matter", async () => {
  const { findings } = await found(["filters/Status"], (answer) =>
    withText(answer, (text) => text.replaceAll('"Status":"Success"', '"Status":"Fine"')),
  );
  expect(findings.map(({ check }) => check)).toContain("answers/schema");
  expect(findings.map(shownBy)).toContainEqual(["?Limit=1"]);
});

test("shows a fault of one row by that row alone", async () => {
  const id = recordedRows("bokamera.attempts.json").filter(({ EndpointId }) => EndpointId === owner)[6]?.["Id"];
  const { findings } = await found(["answers/plain"], (answer) =>
    withText(answer, (text) => text.replace(`"Id":"${String(id)}"`, '"Id":"standin"')),
  );
  const [finding] = findings.filter(({ check }) => check === "answers/schema");
  expect(finding).toMatchObject({ place: "/Attempts/0/Id", seenAgain: true });
  expect(finding?.request.target).toMatch(/\?Limit=1&Iterator=atmpt_\w+$/);
});

test("leaves a page as it is where only the header is wrong", async () => {
  const { findings } = await found(["answers/plain"], (answer) => ({
    ...answer,
    headers: [["Content-Type", "text/plain"] as const],
  }));
  expect(findings.map(shownBy)).toEqual([[""]]);
});

test("says when a fault is not seen again apart from what was asked before it", async () => {
  let spoilt = false;
  const { findings } = await found(["answers/plain"], (answer) => {
    if (spoilt) return answer;
    spoilt = true;
    return { ...answer, headers: [["Content-Type", "text/plain"] as const] };
  });
  expect(findings).toMatchObject([{ check: "answers/content-type", seenAgain: false }]);
});

test("never passes the budget to make an example smaller", async () => {
  const { result, sent } = await found([], (answer) => withText(answer, (text) => text.replaceAll("Success", "Fine")));
  expect(sent.length).toBe(result.requests.sent);
  expect(sent.length).toBeLessThanOrEqual(result.requests.budget);
});

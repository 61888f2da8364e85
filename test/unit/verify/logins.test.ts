import { expect, test } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import { bareTarget, headerIdentity, type Identity, type Target } from "../../../src/verify/deployment/target.ts";
import type { Sender, WireRequest, WireResponse } from "../../../src/verify/exchange/wire.ts";
import { noColour } from "../../../src/verify/report/report.ts";
import { reports } from "../../../src/verify/report/reports.ts";
import { checksOf, exitCode, findingsOf, type VerifyResult } from "../../../src/verify/verdict/result.ts";
import { verify } from "../../../src/verify/verify.ts";
import { senderOf } from "../../../src/verify/exchange/sender-of.ts";
import { createTestApp } from "../../support/stand-in.ts";

const role = "bookingsupplier-administrator-write";
const standIn = senderOf(createTestApp());

type Named = readonly [name: string, credentials: Identity["credentials"], roles?: readonly string[]];

function targetOf(api: string, identities: readonly Named[]): Target {
  const values: Record<string, readonly (readonly [string, readonly string[]])[]> = {
    bokamera: [["EndpointId", ["ep_3HOh5cD5gewvQTdodl9lupOBusy"]]],
    readingroom: [["memberId", ["m-1042"]]],
  };
  return {
    ...bareTarget("http://deployment.example"),
    file: "staging.target.yaml",
    identities: new Map(
      identities.map(([name, credentials, roles = [role]]) => [name, { name, credentials, roles, expired: undefined }]),
    ),
    values: new Map(values[api]),
  };
}

const contracts = new Map(["bokamera", "pwc-reportfiling"].map((api) => [api, loadContract(api)]));

async function run(api: string, target: Target, sender: Sender = standIn): Promise<VerifyResult> {
  return await verify({ apis: [{ contract: contracts.get(api)!, target, sender }] });
}

const basic = (user: string, password: string): Identity["credentials"] => ({ kind: "basic", user, password });
const past =
  "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJzdWIiOjEsImlhdCI6MTU2MDAwMDAwMCwiZXhwIjoxNTYwMDAzNjAwLCJuYW1lIjoiYWRtaW4iLCJwcmVmZXJyZWRfdXNlcm5hbWUiOiJhZG1pbiIsInJvbGVzIjpbImJvb2tpbmdzdXBwbGllci1hZG1pbmlzdHJhdG9yLXdyaXRlIl19.kvPcUGO2H6MMfur_LwO6Hxuz5t-1s9iFAaCuxjuWzP0";

const refusals: readonly {
  readonly title: string;
  readonly api: string;
  readonly identity: Named;
  readonly found: RegExp;
  readonly cure: RegExp;
}[] = [
  {
    title: "a wrong password",
    api: "bokamera",
    identity: ["admin", basic("admin", "wrong")],
    found: /^401 /,
    cure: /name and password .*staging\.target\.yaml/,
  },
  {
    title: "a token past its time",
    api: "bokamera",
    identity: ["admin", { kind: "bearer", token: past }],
    found: /^401 /,
    cure: /token .*still good/,
  },
  {
    title: "a key that is none",
    api: "bokamera",
    identity: ["admin", { kind: "headers", headers: [["X-Api-Key", "abc"]] }],
    found: /^401 /,
    cure: /headers and keys/,
  },
  {
    title: "a role that it has not at the deployment",
    api: "bokamera",
    identity: ["boss", basic("reader", "secret")],
    found: /^403 /,
    cure: new RegExp(`one of ${role}, superadmin`),
  },
  {
    title: "a login by a request of its own",
    api: "bokamera",
    identity: ["admin", { kind: "login", path: "/no/login", body: "{}", contentType: "application/json" }],
    found: /login is answered with 40/,
    cure: /check its login/,
  },
];

test.each(refusals)("tells $title once, as a refused login", async ({ api, identity, found, cure }) => {
  const result = await run(api, targetOf(api, [identity]));
  expect(findingsOf(result)).toEqual([]);
  expect(result.refused).toEqual([
    {
      api,
      identity: identity[0],
      found: expect.stringMatching(found) as string,
      cure: expect.stringMatching(cure) as string,
    },
  ]);
  expect(exitCode(result, false)).toBe(2);
  const reasons = checksOf(result).map(({ verdict }) => (verdict.kind === "not checked" ? verdict.reason : ""));
  expect(reasons.filter((reason) => reason.startsWith(`identity ${identity[0]} was refused`)).length).toBeGreaterThan(
    40,
  );
});

test("tells that what --header says is refused", async () => {
  const me = headerIdentity([["Authorization", "Basic eDp5"]]);
  const target = { ...targetOf("bokamera", []), identities: new Map([["me", me]]) };
  expect((await run("bokamera", target)).refused).toEqual([
    expect.objectContaining({ identity: "me", cure: "check what --header says" }),
  ]);
});

test("tells of a refused login where no value is known with which anything could be asked", async () => {
  const me = headerIdentity([["Authorization", "Bearer wrong"]]);
  const target = { ...bareTarget("http://deployment.example"), identities: new Map([["me", me]]) };
  const result = await run("pwc-reportfiling", target);
  expect(result.unreachable).toBeUndefined();
  expect(result.refused).toEqual([
    { api: "pwc-reportfiling", identity: "me", found: "401 Unauthorized", cure: "check what --header says" },
  ]);
  expect(exitCode(result, false)).toBe(2);
});

test("tells of no refused login where an identity is let in and only values are lacking", async () => {
  const me = headerIdentity([["Authorization", `Basic ${Buffer.from("owner:secret").toString("base64")}`]]);
  const target = { ...bareTarget("http://deployment.example"), identities: new Map([["me", me]]) };
  const result = await run("pwc-reportfiling", target);
  expect([result.unreachable, result.refused]).toEqual([undefined, []]);
  expect(exitCode(result, false)).toBe(3);
});

test("lets another identity ask where one is refused", async () => {
  const target = targetOf("bokamera", [
    ["admin", basic("admin", "wrong")],
    ["super", basic("super", "secret"), ["superadmin"]],
  ]);
  const result = await run("bokamera", target);
  expect(result.refused.map(({ identity }) => identity)).toEqual(["admin"]);
  expect(findingsOf(result)).toEqual([]);
  const left = checksOf(result).filter(
    ({ verdict }) => verdict.kind === "not checked" && verdict.reason.startsWith("identity admin was refused"),
  );
  expect(left.map(({ id }) => id)).toEqual(["security/allowed/admin"]);
});

/** A deployment that refuses some requests. */
function refusing(when: (request: WireRequest) => boolean): Sender {
  return async (request): Promise<WireResponse> =>
    await standIn(
      when(request) ? { ...request, headers: request.headers.filter(([name]) => name !== "Authorization") } : request,
    );
}

test("finds a promise broken where the same identity is let in elsewhere", async () => {
  const query = "AuthSteuernummer=DE123456788&AccountId=1000000014&EventName=ReportSubmitted";
  const authorization = `Basic ${Buffer.from("owner:secret").toString("base64")}`;
  const { body } = await standIn({
    method: "GET",
    target: `/sync/webhooks/subscriptions/find.json?${query}`,
    headers: [["Authorization", authorization]],
    body: undefined,
  });
  const { id } = (JSON.parse(Buffer.from(body).toString()) as { subscription: { id: string } }).subscription;
  const target: Target = {
    ...bareTarget("http://deployment.example"),
    values: new Map([["Id", [id]]]),
    identities: new Map([
      ["owner", { name: "owner", credentials: basic("owner", "secret"), roles: [], expired: undefined }],
    ]),
    together: [
      new Map([
        ["AuthSteuernummer", "DE123456788"],
        ["AccountId", "1000000014"],
        ["EventName", "ReportSubmitted"],
      ]),
    ],
  };
  const result = await run(
    "pwc-reportfiling",
    target,
    refusing(({ target: path }) => /subscriptions\/find/.test(path)),
  );
  expect(result.refused).toEqual([]);
  expect(findingsOf(result).map(({ check }) => check)).toContain("answers/plain");
  expect(exitCode(result, false)).toBe(1);
});

test("finds a promise broken where only some requests of an identity are refused", async () => {
  const target = targetOf("bokamera", [["admin", basic("admin", "secret")]]);
  const result = await run(
    "bokamera",
    target,
    refusing(({ target: path }) => /[?&]Status=/.test(path)),
  );
  expect(result.refused).toEqual([]);
  expect(exitCode(result, false)).toBe(1);
});

test("says it in every report", async () => {
  const result = await run("bokamera", targetOf("bokamera", [["admin", basic("admin", "wrong")]]));
  for (const report of Object.values(reports)) {
    const text = report.render(result, { palette: noColour, width: 100 });
    expect([report.name, text]).toEqual([
      report.name,
      expect.stringMatching(/admin[^]*401[^]*check its name and password/),
    ]);
  }
  const junit = reports.junit.render(result, { palette: noColour, width: 100 });
  expect(junit).toMatch(/<testsuites [^>]*errors="1"/);
});

import { expect, test } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import type { Sender, WireResponse } from "../../../src/verify/exchange/wire.ts";
import type { Progress } from "../../../src/verify/options.ts";
import { bareTarget, type Credentials, type Identity, type Target } from "../../../src/verify/deployment/target.ts";
import { checksOf, countVerdicts, findingsOf } from "../../../src/verify/verdict/result.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createFakeHost, recordedRows } from "../../support/fake-host.ts";

const role = "bookingsupplier-administrator-write";
const contract = loadContract("bokamera");
const right = createFakeHost({
  contract,
  rows: recordedRows("bokamera.attempts.json"),
  empty: [],
  callers: { "admin:secret": [role] },
});

function targetFor(credentials: Credentials): Target {
  const admin: Identity = { name: "admin", credentials, roles: [role], expired: undefined };
  return {
    ...bareTarget("http://deployment.example"),
    identities: new Map([["admin", admin]]),
    values: new Map([["EndpointId", ["ep_34rYXtJu8uRBr1e9fVctU9UxvZ2"]]]),
  };
}

const byPassword = targetFor({ kind: "basic", user: "admin", password: "secret" });
const byLogin = targetFor({ kind: "login", path: "/auth", body: "user=admin", contentType: "text/plain" });

async function run(sender: Sender, target: Target, only: readonly string[]) {
  const told: Progress[] = [];
  const result = await verify({
    apis: [{ contract, target, sender }],
    only,
    onProgress: (progress) => void told.push(progress),
  });
  return { result, waits: told.filter(({ kind }) => kind === "waits") };
}

function answer(status: number, headers: WireResponse["headers"] = []): Promise<WireResponse> {
  return Promise.resolve({ status, reason: "", headers, body: new Uint8Array(), milliseconds: 1 });
}

test("tells that it waits because the deployment asks for it", async () => {
  let asked = 0;
  const sender: Sender = (request) => ((asked += 1) === 2 ? answer(429, [["Retry-After", "1"]]) : right(request));
  const { result, waits } = await run(sender, byPassword, ["repeat"]);
  expect(waits).toMatchObject([{ kind: "waits", milliseconds: 1000 }]);
  expect(findingsOf(result)).toEqual([]);
});

test("leaves a deployment alone that asks for it, and says what was not checked for that", async () => {
  let asked = 0;
  const sender: Sender = (request) => ((asked += 1) > 3 ? answer(429, [["Retry-After", "3600"]]) : right(request));
  const { result } = await run(sender, byPassword, ["repeat", "formats", "walk"]);
  expect(asked).toBe(4);
  expect(findingsOf(result)).toEqual([]);
  expect(JSON.stringify(checksOf(result))).toContain("the deployment asked to wait 3600 s");
});

/** The right host for who comes with a cookie that it gave. */
const withLogin: Sender = (request) => {
  if (request.method === "POST") return answer(200, [["Set-Cookie", "ss-id=0123456789abc; path=/"]]);
  const cookie = request.headers.find(([name]) => name === "Cookie")?.[1];
  const authorization = `Basic ${Buffer.from("admin:secret").toString("base64")}`;
  const headers = [
    ...request.headers,
    ...(cookie === "ss-id=0123456789abc" ? [["Authorization", authorization] as const] : []),
  ];
  return right({ ...request, headers });
};

test("logs in once for a whole run, within the budget", async () => {
  let logins = 0;
  const sender: Sender = (request) => {
    if (request.method === "POST") logins += 1;
    return withLogin(request);
  };
  const { result } = await run(sender, byLogin, ["walk", "formats"]);
  expect(logins).toBe(1);
  expect(findingsOf(result)).toEqual([]);
  expect(countVerdicts(result).holds).toBeGreaterThan(10);
});

test("takes a login that is refused for a matter of the target file, not of the deployment", async () => {
  const sender: Sender = (request) => (request.method === "POST" ? answer(401) : withLogin(request));
  const { result } = await run(sender, byLogin, ["walk", "formats"]);
  expect(findingsOf(result)).toEqual([]);
  expect(countVerdicts(result).holds).toBe(0);
  expect(JSON.stringify(checksOf(result))).toContain("identity admin was refused: its login is answered with 401");
});

import { expect, test } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import { ProblemError } from "../../../src/problem.ts";
import type { Sender } from "../../../src/verify/exchange/wire.ts";
import { SendError } from "../../../src/verify/exchange/wire.ts";
import type { Progress, VerifyOptions } from "../../../src/verify/options.ts";
import { noColour } from "../../../src/verify/report/report.ts";
import { reports } from "../../../src/verify/report/reports.ts";
import { bareTarget, type Identity, type Target } from "../../../src/verify/deployment/target.ts";
import { checksOf, countVerdicts, exitCode, findingsOf } from "../../../src/verify/verdict/result.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createFakeHost, recordedRows } from "../../support/fake-host.ts";

const role = "bookingsupplier-administrator-write";
const contract = loadContract("bokamera");
const right = createFakeHost({
  contract,
  rows: recordedRows("bokamera.attempts.json"),
  empty: ["ep_2r00000000000000000000empty"],
  callers: { "admin:hidden-password": [role], "reader:hidden-password": [] },
});

function named(name: string, roles: readonly string[]): Identity {
  return { name, credentials: { kind: "basic", user: name, password: "hidden-password" }, roles, expired: undefined };
}

const target: Target = {
  ...bareTarget("http://deployment.example"),
  identities: new Map([
    ["admin", named("admin", [role])],
    ["reader", named("reader", [])],
  ]),
  values: new Map([
    ["EndpointId", ["ep_34rYXtJu8uRBr1e9fVctU9UxvZ2", "ep_34rJxAwZyqwUQpG7RO0kz74tsWZ"]],
    ["EventTypes", ["booking.created", "customer.created"]],
  ]),
};

/** What holds for any host; what a whole framework promises is another matter, and this host is not one of it. */
const general = [
  "answers",
  "failures",
  "laws",
  "walk",
  "filters",
  "lookups",
  "formats",
  "errors",
  "security",
  "repeat",
];

async function run(sender: Sender, options: Partial<VerifyOptions> = {}, changed: Partial<Target> = {}) {
  return await verify({ apis: [{ contract, target: { ...target, ...changed }, sender }], only: general, ...options });
}

function counting(sender: Sender): { readonly sender: Sender; readonly sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    sender: (request) => {
      sent.push(`${request.method} ${request.target}`);
      return sender(request);
    },
  };
}

test("finds nothing wrong with a right host that is not the stand-in", async () => {
  const result = await run(right);
  expect(findingsOf(result)).toEqual([]);
  expect(countVerdicts(result).holds).toBeGreaterThan(50);
  expect(exitCode(result, false)).toBe(0);
});

test("ends with 3 only when it is strict and something was not checked", async () => {
  const result = await run(right, { only: ["security"] });
  expect(countVerdicts(result)["not checked"]).toBeGreaterThan(0);
  expect([exitCode(result, false), exitCode(result, true)]).toEqual([0, 3]);
});

test("says that nobody answers, once, instead of a list of failures", async () => {
  const { sender, sent } = counting(() => Promise.reject(new SendError("refused", "connect ECONNREFUSED")));
  const result = await run(sender);
  expect(result.unreachable).toBe("connect ECONNREFUSED");
  expect(sent).toHaveLength(1);
  expect(exitCode(result, false)).toBe(2);
});

test("tells the budget before the first request and never passes it", async () => {
  const { sender, sent } = counting(right);
  const told: Progress[] = [];
  const limits = { ...target.limits, requests: 40 };
  const result = await run(sender, { onProgress: (progress) => void told.push(progress) }, { limits });
  expect(told[0]).toMatchObject({ kind: "begins", budget: 40 });
  expect(sent.length).toBeLessThanOrEqual(40);
  expect(result.requests.sent).toBe(sent.length);
  expect(JSON.stringify(checksOf(result))).toContain("the budget of 40 requests is spent");
});

test("sends nothing in a dry run, and lists what it would send", async () => {
  const { sender, sent } = counting(right);
  const result = await run(sender, { dryRun: true });
  expect(sent).toEqual([]);
  const plain = result.planned?.find((one) => one.case === "answers/plain");
  expect(plain?.requests[0]).toEqual({
    method: "GET",
    target: "/webhook/endpoints/ep_34rYXtJu8uRBr1e9fVctU9UxvZ2/attempts",
    as: "admin",
  });
});

test("sends only what changes nothing unless it is allowed to", async () => {
  const reading = counting(right);
  await run(reading.sender, { only: ["verbs"] });
  expect(reading.sent.map((line) => line.split(" ")[0])).toEqual(
    expect.not.arrayContaining(["POST", "PUT", "PATCH", "DELETE"]),
  );
  const writing = counting(right);
  await run(writing.sender, { only: ["verbs"], allowWrites: true });
  expect(writing.sent.map((line) => line.split(" ")[0])).toEqual(
    expect.arrayContaining(["POST", "PUT", "PATCH", "DELETE"]),
  );
});

test("runs the one case that a finding names, and no other", async () => {
  const result = await run(right, { only: ["ListWebhookEndpointAttempts/filters/Status"] });
  expect(checksOf(result).map(({ id }) => id)).toEqual([
    "filters/Status/shows-only",
    "filters/Status/hides-none",
    "filters/Status/order",
    "filters/Status/end",
    "filters/Status/unknown",
  ]);
});

test("leaves out a check of every answer that is skipped, though it breaks", async () => {
  const broken: Sender = async (request) => {
    const answer = await right(request);
    return { ...answer, body: Buffer.from(Buffer.from(answer.body).toString("utf8").replaceAll("Success", "Fine")) };
  };
  const checks = async (skip: readonly string[]) =>
    checksOf(await run(broken, { only: ["walk/rows"], skip })).flatMap(({ id, verdict }) =>
      verdict.kind === "breaks" ? [id] : [],
    );
  expect(await checks([])).toContain("answers/schema");
  expect(await checks(["answers"])).not.toContain("answers/schema");
});

test("asks what a check of every answer needs where that is chosen by name", async () => {
  const verdicts = async (only: string) =>
    checksOf(await run(right, { only: [only] })).map(({ id, verdict }) => [id, verdict.kind]);
  expect(await verdicts("answers/utf-8")).toContainEqual(["answers/utf-8", "holds"]);
  expect(await verdicts("servicestack-login/forbidden")).toContainEqual(["servicestack-login/forbidden", "holds"]);
});

test("refuses a name that means nothing, and says which one was meant", async () => {
  await expect(run(right, { only: ["filterz"] })).rejects.toThrow(ProblemError);
  await expect(run(right, { skip: ["wlak"] })).rejects.toThrow(/did you mean "walk"\?/);
  await expect(run(right, { only: ["echo"] })).rejects.toThrow(/has no cases here/);
});

test("stops when the target is clearly failing", async () => {
  const { sender, sent } = counting(() =>
    Promise.resolve({ status: 500, reason: "", headers: [], body: new Uint8Array(), milliseconds: 1 }),
  );
  const result = await run(sender);
  expect(result.stopped).toContain("the target is failing");
  expect(sent.length).toBeLessThan(20);
  expect(findingsOf(result)).toHaveLength(1);
});

test("waits as long as it is told to, and asks again", async () => {
  let refused = 0;
  const result = await run((request) => {
    if (refused > 0) return right(request);
    refused += 1;
    return Promise.resolve({
      status: 429,
      reason: "",
      headers: [["Retry-After", "0"]],
      body: new Uint8Array(),
      milliseconds: 1,
    });
  });
  expect(refused).toBe(1);
  expect(findingsOf(result)).toEqual([]);
});

test("makes a finding of a connection that breaks, and goes on", async () => {
  const result = await run((request) =>
    request.target.includes("Status=2") ? Promise.reject(new SendError("broken", "closed")) : right(request),
  );
  expect(findingsOf(result).map(({ check }) => check)).toEqual(["answers/answered"]);
  expect(result.stopped).toBeUndefined();
});

test("goes on after one answer that does not come, and checks what rests on it by asking again", async () => {
  let asked = 0;
  const result = await run((request) => {
    asked += 1;
    return asked === 5 ? Promise.reject(new SendError("timeout", "no complete answer within 2 s")) : right(request);
  });
  expect(findingsOf(result).map(({ check, count }) => [check, count])).toEqual([["answers/answered", 1]]);
  expect(result.stopped).toBeUndefined();
  expect(countVerdicts(result).holds).toBeGreaterThan(50);
});

test("leaves a target alone that starts to fail while examples are made smaller", async () => {
  const sick = { status: 500, reason: "", headers: [], body: new Uint8Array(), milliseconds: 1 };
  let after: number | undefined;
  const { sender, sent } = counting(async (request) => {
    if (after !== undefined && sent.length > after + 10) return sick;
    const answer = await right(request);
    if (!request.target.includes("Limit=251")) return answer;
    after ??= sent.length;
    return { ...answer, status: 200, body: Buffer.from("{") };
  });
  const result = await run(sender, { only: ["walk/limits"] });
  expect(sent.length).toBeLessThan((after ?? 0) + 10 + 14);
  expect(findingsOf(result).length).toBeGreaterThan(0);
});

test("ends with 3 where nothing could be checked, however mild", async () => {
  const result = await run(right, { only: ["security"] }, { identities: new Map(), values: new Map() });
  expect(countVerdicts(result).holds).toBe(0);
  expect(exitCode(result, false)).toBe(3);
});

test("puts it first that somebody is let in who may not, whatever the answer then holds", async () => {
  const result = await run(
    async (request) => {
      const answer = await right(request);
      return answer.status === 401 ? { ...answer, status: 200 } : answer;
    },
    { only: ["security", "answers"] },
  );
  expect(findingsOf(result).map(({ check }) => check)).toEqual(["security/nobody"]);
});

test("shows no secret in any report", async () => {
  const broken: Sender = async (request) => {
    const answer = await right(request);
    return { ...answer, body: Buffer.from(`${Buffer.from(answer.body).toString("utf8")} hidden-password`) };
  };
  const result = await run(broken, { only: [] });
  expect(findingsOf(result).length).toBeGreaterThan(0);
  const basic = Buffer.from("admin:hidden-password").toString("base64");
  for (const report of Object.values(reports)) {
    const text = report.render(result, { palette: noColour, width: 100 });
    expect(text).not.toContain("hidden-password");
    expect(text).not.toContain(basic);
  }
});

test("introduces itself to every deployment", async () => {
  const agents = new Set<string | undefined>();
  await run((request) => {
    agents.add(request.headers.find(([name]) => name === "User-Agent")?.[1]);
    return right(request);
  });
  expect([...agents]).toEqual([expect.stringMatching(/^standin\/\d+\.\d+\.\d+$/)]);
});

test("says that the API is not under this address where every request is answered 404, and calls nothing broken", async () => {
  const notFound = { status: 404, reason: "Not Found", headers: [], milliseconds: 1 };
  const nothing: Sender = () => Promise.resolve({ ...notFound, body: Buffer.from("not here") });
  const elsewhere = await verify({
    apis: [{ contract: loadContract("teahouse"), target: bareTarget("http://deployment.example/v9"), sender: nothing }],
  });
  expect(exitCode(elsewhere, false)).toBe(2);
  expect(reports.terminal.render(elsewhere, { palette: noColour, width: 100 })).toContain(
    "every request was answered 404, so the API is not under this address",
  );
  // One that has no such row is there.
  const empty: Sender = (request) =>
    request.target.startsWith("/teas")
      ? nothing(request)
      : Promise.resolve({ ...notFound, status: 401, body: Buffer.alloc(0) });
  const there = await verify({
    apis: [{ contract: loadContract("teahouse"), target: bareTarget("http://deployment.example"), sender: empty }],
  });
  expect(there.unreachable).toBeUndefined();
});

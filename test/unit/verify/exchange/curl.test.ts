import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { curlLine } from "../../../../src/verify/exchange/curl.ts";
import { createRedact } from "../../../../src/verify/exchange/redact.ts";
import type { Question } from "../../../../src/verify/exchange/question.ts";
import { forgeToken } from "../../../../src/verify/exchange/token.ts";
import type { WireRequest } from "../../../../src/verify/exchange/wire.ts";
import { bareTarget, type Credentials, type Identity, type Target } from "../../../../src/verify/deployment/target.ts";
import { loadContract } from "../../../../src/contract/load-contract.ts";

const operation = loadContract("bokamera").operations[0]!;

function identity(name: string, credentials: Credentials): readonly [string, Identity] {
  return [name, { name, credentials, roles: [], expired: undefined }];
}

const target: Target = {
  ...bareTarget("http://deployment.example/base/"),
  identities: new Map([
    identity('o\'Hara "$1"', { kind: "basic", user: 'o\'hara "$1" `x` \\', password: "pass word" }),
    identity("machine", { kind: "headers", headers: [["X-Api-Key", "key-0123456789"]] }),
    identity("robot", { kind: "bearer", token: "aaaa.bbbb.cccc" }),
  ]),
};

function lineFor(request: Partial<WireRequest>, as: Question["as"] = { kind: "nobody" }, to = target): string {
  const whole: WireRequest = { method: "GET", target: "/x", headers: [["Accept", "*/*"]], body: undefined, ...request };
  const { method } = whole;
  const nothing = { parameters: [], wanted: undefined, headers: [], path: undefined, body: undefined };
  return curlLine(whole, { operation, method, as, ...nothing }, to, createRedact(to));
}

/** The words that curl is given when a real shell runs the line. */
function wordsOf(line: string, environment: Readonly<Record<string, string>> = {}): readonly string[] {
  const stub = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }`;
  const { stdout, status, stderr } = spawnSync("sh", ["-c", `${stub}\n${line}`], {
    env: environment,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout.split("\0").slice(0, -1);
}

test.each([
  "plain",
  "it's",
  'say "this"',
  "$HOME and ${HOME} and $(id)",
  "`id`",
  "back\\slash",
  "two\nlines",
  "grüße 😀",
  "!history #comment *glob* ~ & | ; < >",
  "-n",
])("brings %j through a shell, in a header and in a body", (text) => {
  const header = text.replace("\n", " ");
  const request = { method: "POST", headers: [["Accept", header]] as const, body: Buffer.from(text) };
  const expected = ["-i", "-X", "POST", "-H", `Accept: ${header}`, "-H", "Content-Type:", "--data-raw", text];
  expect(wordsOf(lineFor(request), { HOME: "/wrong" })).toEqual([...expected, "http://deployment.example/base/x"]);
});

test("brings a text through a shell beside a variable that has to be filled in", () => {
  const headers = [
    ["Accept", "*/*"],
    ["X-Api-Key", "key-0123456789"],
    ["X-Both", "key-0123456789_$HOME \"'\\`aaaa.bbbb.cccc"],
  ] as const;
  const words = wordsOf(lineFor({ headers }), { MACHINE_X_API_KEY: "k", ROBOT_TOKEN: "t", HOME: "/wrong" });
  expect(words).toContain("X-Api-Key: k");
  expect(words).toContain("X-Both: k_$HOME \"'\\`t");
});

test("names who asks, the password as a variable", () => {
  const line = lineFor({ headers: [["Authorization", "Basic x"]] }, { kind: "identity", name: 'o\'Hara "$1"' });
  expect(line).not.toContain("pass word");
  expect(wordsOf(line, { O_HARA___1__PASSWORD: "filled in" })).toEqual([
    ...["-i", "-u", 'o\'hara "$1" `x` \\:filled in', "-H", "Accept:", "http://deployment.example/base/x"],
  ]);
});

test("names who asks with a wrong password", () => {
  const line = lineFor({ headers: [["Authorization", "Basic x"]] }, { kind: "wrong password", name: 'o\'Hara "$1"' });
  expect(wordsOf(line)).toContain('o\'hara "$1" `x` \\:standin-wrong-password');
});

test("shows tokens that were made up, and no others", () => {
  const forged = forgeToken(["admin"], "HS256");
  const unsigned = forgeToken(["admin"], "none");
  for (const token of [forged, unsigned])
    expect(wordsOf(lineFor({ headers: [["Authorization", `Bearer ${token}`]] }))).toContain(
      `Authorization: Bearer ${token}`,
    );
  const strange = [["Authorization", `Bearer ${forged.slice(0, -1)}`]] as const;
  expect(lineFor({ headers: strange })).toContain('"Authorization: Bearer $CREDENTIALS"');
});

test("asks as it was asked: without what curl would add, and for the path as it stands", () => {
  expect(wordsOf(lineFor({ method: "HEAD", headers: [["User-Agent", "standin"]] }))).toEqual([
    ...["-i", "-I", "-H", "Accept:", "http://deployment.example/base/x"],
  ]);
  const words = wordsOf(lineFor({ target: "/a/../b?c[]={d}", headers: [["Accept", ""]] }));
  expect(words).toEqual([
    ...["-i", "-g", "--path-as-is", "-H", "Accept;", "http://deployment.example/base/a/../b?c[]={d}"],
  ]);
});

test("reaches the target as the suite does", () => {
  const connection = { ca: "PEM", caFile: "my ca.pem", insecure: true, proxy: "http://me:hidden-one@proxy.example:8" };
  const line = lineFor({}, { kind: "nobody" }, { ...target, connection });
  expect(line).not.toContain("hidden-one");
  expect(wordsOf(line, { PROXY_PASSWORD: "p" }).slice(1, 6)).toEqual([
    ...["-x", "http://me:p@proxy.example:8", "-k", "--cacert", "my ca.pem"],
  ]);
});

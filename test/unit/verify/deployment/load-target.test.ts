import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { ProblemError } from "../../../../src/problem.ts";
import { loadTarget } from "../../../../src/verify/deployment/load-target.ts";

function write(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "standin-target-")), "target.yaml");
  writeFileSync(file, text);
  return file;
}

function problemsOf(text: string, environment: Record<string, string> = {}): readonly string[] {
  try {
    loadTarget(write(text), environment);
    return [];
  } catch (error) {
    if (error instanceof ProblemError)
      return error.problems.map(({ place, found, cure }) => {
        const where = place === undefined ? "" : `${place}: `;
        return cure.startsWith("did you mean") ? `${where}${found}\n    → ${cure}` : `${where}${found}`;
      });
    throw error;
  }
}

test("reads every member of a target file, with environment variables put in", () => {
  const file = write(`
url: https://staging.example.com/base
identities:
  admin: { basic: "admin:\${PASSWORD}", roles: [writer] }
  reader: { bearer: "\${TOKEN}", expired: old }
  machine: { headers: { X-Api-Key: abc } }
  person: { login: { path: /login, body: { name: a } } }
values: { Id: [1, 2], Kind: a }
absent: { Id: 99 }
together: [{ A: 1, B: x }]
limits: { requestsPerSecond: 20, requests: 500, milliseconds: 800, timeout: 3, megabytes: 2, judging: 4 }
insecure: true
`);
  const target = loadTarget(file, { PASSWORD: "se:cret", TOKEN: "a.b.c" }).targetOf("anything");
  expect(target?.url).toBe("https://staging.example.com/base");
  expect(target?.identities.get("admin")).toEqual({
    name: "admin",
    credentials: { kind: "basic", user: "admin", password: "se:cret" },
    roles: ["writer"],
    expired: undefined,
  });
  expect(target?.identities.get("reader")).toMatchObject({
    credentials: { kind: "bearer", token: "a.b.c" },
    expired: "old",
  });
  expect(target?.identities.get("machine")?.credentials).toEqual({ kind: "headers", headers: [["X-Api-Key", "abc"]] });
  expect(target?.identities.get("person")?.credentials).toMatchObject({ kind: "login", body: '{"name":"a"}' });
  expect(target?.values.get("Id")).toEqual(["1", "2"]);
  expect(target?.absent.get("Id")).toBe("99");
  expect(target?.together).toEqual([
    new Map([
      ["A", "1"],
      ["B", "x"],
    ]),
  ]);
  expect(target?.limits).toEqual({
    requestsPerSecond: 20,
    requests: 500,
    milliseconds: 800,
    timeout: 3000,
    mostBytes: 2 * 1024 * 1024,
    judging: 4000,
  });
  expect(target?.connection.insecure).toBe(true);
});

test("sends numbers as they are written", () => {
  const file = write(
    "values: { Id: [0012345678, 1.50] }\nabsent: { Id: 12345678901234567890 }\nlimits: { timeout: 1.0 }\n",
  );
  const target = loadTarget(file, {}).targetOf("anything");
  expect(target?.values.get("Id")).toEqual(["0012345678", "1.50"]);
  expect(target?.absent.get("Id")).toBe("12345678901234567890");
  expect(target?.limits.timeout).toBe(1000);
});

test("takes what several APIs share from the file's own members", () => {
  const file = write(
    "url: http://a.example\nvalues: { Id: 1 }\napis: { one: { values: { Id: 2 } }, two: { url: 'http://b.example' } }\n",
  );
  const loaded = loadTarget(file, {});
  expect(loaded.apis).toEqual(["one", "two"]);
  expect(loaded.targetOf("one")?.values.get("Id")).toEqual(["2"]);
  expect(loaded.targetOf("two")?.url).toBe("http://b.example");
  expect(loaded.targetOf("three")).toBeUndefined();
});

test.each([
  [
    "a variable that is not set",
    'identities: { a: { bearer: "${NOBODY}" } }',
    ['/identities/a/bearer (line 1): the environment variable "NOBODY" is not set'],
  ],
  [
    "a variable that is empty",
    'identities: { a: { basic: "a:${EMPTY}" } }',
    ['/identities/a/basic (line 1): the environment variable "EMPTY" is set, but empty'],
  ],
  [
    "a url with a query",
    "url: https://x.example/base?key=1",
    ["/url (line 1): the url has a query, which is never sent"],
  ],
  [
    "the url of an API with a fragment",
    "apis: { one: { url: https://x.example/#top } }",
    ["/apis/one/url (line 1): the url has a fragment, which is never sent"],
  ],
  ["an address without a host", "url: 'https://'", ["/url (line 1): the url is not a valid address"]],
  ["a proxy without a host", "proxy: 'http://h:99999'", ["/proxy (line 1): the proxy is not a valid address"]],
  [
    "an unknown member",
    "urls: http://x.example",
    ['/urls (line 1): there is no "urls" here\n    → did you mean "url"?'],
  ],
  [
    "an unknown member deep inside",
    "limits:\n  request: 5\n  milis: 3\n",
    [
      '/limits/request (line 2): there is no "request" here\n    → did you mean "requests"?',
      '/limits/milis (line 3): there is no "milis" here',
    ],
  ],
  ["a list", "- url: http://x.example", ["this is a list; expected members (NAME: VALUE)"]],
  [
    "several things at once",
    "url: http://x.example?a\nca: nowhere.pem\nidentities: { a: { bearer: '${NOBODY}' } }\n",
    [
      '/identities/a/bearer (line 3): the environment variable "NOBODY" is not set',
      "/url (line 1): the url has a query, which is never sent",
      "/ca (line 2): nowhere.pem: there is no such file",
    ],
  ],
  [
    "a member that is there twice",
    "url: http://x.example\nurl: http://y.example",
    ['line 2, column 1: the key "url" is there twice'],
  ],
  ["an address without a host", "url: 'https://'", ["/url (line 1): the url is not a valid address"]],
  ["a proxy without a host", "proxy: 'http://h:99999'", ["/proxy (line 1): the proxy is not a valid address"]],
  [
    "an address that is none",
    "url: staging.example.com",
    [
      "/url (line 1): this is not an address of http or https without a name and password, which belong under identities",
    ],
  ],
  ["a file that is no YAML", "url: [", [expect.stringMatching(/^line 1, column \d+: this is not YAML/)]],
])("says where and what is wrong with %s", (_, text, expected) => {
  expect(problemsOf(text, { EMPTY: "" })).toEqual(expected);
});

test("refuses an identity that can log in in two ways, and one that cannot at all", () => {
  const two = problemsOf('identities: { a: { basic: "a:b", bearer: c } }');
  const none = problemsOf("identities: { a: { roles: [] } }");
  for (const problems of [two, none])
    expect(problems).toContain(
      "/identities/a (line 1): exactly one of basic, bearer, headers, query, login is required here",
    );
});

test("says which file is missing", () => {
  expect(() => loadTarget("no-such-target.yaml", {})).toThrow("no-such-target.yaml: there is no such file");
});

test("gives an expired token to the identity that names it, else to the first", () => {
  const file = write(`
url: https://staging.example.com
expired: "\${OLD}"
identities: { admin: { basic: "a:b" }, reader: { bearer: x }, other: { bearer: y, expired: own } }
`);
  const target = loadTarget(file, { OLD: "past" }).targetOf("anything");
  expect([...(target?.identities.values() ?? [])].map(({ expired }) => expired)).toEqual(["past", undefined, "own"]);
});

test("reads the certificate beside the target file, and keeps where it stands", () => {
  const file = write("url: https://staging.example.com\nca: ca.pem\n");
  writeFileSync(join(dirname(file), "ca.pem"), "PEM");
  expect(loadTarget(file, {}).targetOf("anything")?.connection).toEqual({
    ca: "PEM",
    caFile: join(dirname(file), "ca.pem"),
    insecure: false,
    proxy: undefined,
  });
});

test("refuses a url with a name and password in it, and says where these belong", () => {
  expect(problemsOf("url: https://me:secret@staging.example.com/")).toEqual([
    "/url (line 1): this is not an address of http or https without a name and password, which belong under identities",
  ]);
  expect(problemsOf("url: https://staging.example.com/a@b")).toEqual([]);
});

test("takes a proxy whose password has a bare percent sign", () => {
  expect(problemsOf("proxy: http://u:100%@proxy.example:1")).toEqual([]);
});

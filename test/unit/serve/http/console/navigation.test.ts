import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import request from "supertest";
import { expect, test } from "vitest";
import { isNavigation } from "../../../../../src/serve/http/console/navigation.ts";
import { createStandIn } from "../../../../../src/serve/http/create-stand-in.ts";
import { visitorOf } from "../../../../../src/serve/http/console/visitor.ts";
import { readRecordings } from "../../../../conformance/recording.ts";
import { basic, createTestApp } from "../../../../support/stand-in.ts";

type Headers = readonly (readonly [string, string])[];

const old: Headers = [
  ["Upgrade-Insecure-Requests", "1"],
  ["Accept", "text/html,application/xhtml+xml,*/*;q=0.8"],
];

test.each<[boolean, string, Headers]>([
  [true, "GET", [["Sec-Fetch-Mode", "navigate"]]],
  [
    true,
    "GET",
    [
      ["sec-fetch-mode", "navigate"],
      ["Accept", "*/*"],
    ],
  ],
  [false, "GET", [["Sec-Fetch-Mode", "cors"], ...old]],
  [false, "GET", [["Sec-Fetch-Dest", "empty"], ...old]],
  [true, "GET", old],
  [false, "POST", old],
  [false, "GET", old.slice(0, 1)],
  [false, "GET", old.slice(1)],
  [
    false,
    "GET",
    [
      ["Upgrade-Insecure-Requests", "1"],
      ["Accept", "application/json, text/html"],
    ],
  ],
  [
    false,
    "GET",
    [
      ["Upgrade-Insecure-Requests", "1"],
      ["Accept", "text/html5"],
    ],
  ],
  [false, "GET", [["Accept", "text/html"]]],
  [false, "GET", []],
])("says %s of %s with %j", (expected, method, headers) => {
  expect(isNavigation({ method, headers })).toBe(expected);
});

test("takes no request of the recordings for a person's", () => {
  const folders = ["bokamera", "pwc", "zoo", "zoo-pascal"].map((name) => join("fixtures/recordings", name));
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
  const requests = files.flatMap((file) => readRecordings(file)).map((recording) => recording.request);
  expect(requests.length).toBeGreaterThan(500);
  expect(requests.filter(({ method, headers = [] }) => isNavigation({ method, headers }))).toEqual([]);
});

test("leaves every request alone that is no navigation, whatever cookie of a person it has", () => {
  const name = fc.constantFrom(
    "Accept",
    "Cookie",
    "Sec-Fetch-Mode",
    "Sec-Fetch-Site",
    "Upgrade-Insecure-Requests",
    "X",
  );
  const value = fc.constantFrom("navigate", "cors", "1", "text/html", "*/*", "standin-as-bokamera=admin");
  const headers = fc.array(fc.tuple(name, value), { maxLength: 5 });
  const asked = fc.record({ method: fc.constantFrom("GET", "HEAD", "POST"), headers });
  fc.assert(
    fc.property(asked, ({ method, headers }) => {
      fc.pre(!isNavigation({ method, headers }));
      const request = { method, headers, target: "/", body: new Uint8Array(), scheme: "http" };
      const untouched = (): never => {
        throw new Error("no API is asked");
      };
      expect(visitorOf(request, untouched)).toBeUndefined();
    }),
  );
});

const [app, bare] = [createTestApp(), createTestApp({ control: false })];

test("gives programs at people's addresses, byte for byte, what they get where there are no such pages", async () => {
  const cookie = "standin-as-bokamera=admin";
  const attempts = "/webhook/endpoints/ep_3HOh5cD5gewvQTdodl9lupOBusy/attempts";
  for (const path of ["/", "/login", "/login?redirect=/teas", "/nothing", attempts, "/members/m-1042/loans"])
    for (const accept of ["*/*", "text/html", "application/json"]) {
      const [one, other] = await Promise.all(
        [app, bare].map((each) => request(each).get(path).set({ Host: "a.example", Accept: accept, Cookie: cookie })),
      );
      expect([path, one?.status, { ...one?.headers, date: "" }, one?.text]).toEqual([
        path,
        other?.status,
        { ...other?.headers, date: "" },
        other?.text,
      ]);
    }
  const state = await request(app).get("/_standin/").set("Accept", "text/html");
  expect([state.type, (state.body as { session: string }).session]).toEqual(["application/json", "shared"]);
});

const visit = (path: string, cookie = "", to = app): request.Test =>
  request(to).get(path).set({ "Sec-Fetch-Mode": "navigate", Accept: "text/html,*/*;q=0.8", Cookie: cookie });

test("shows people the console where no API has a path, and none of it with --no-control", async () => {
  for (const path of ["/", "/_standin", "/_standin/"]) {
    const { status, text, headers } = await visit(path);
    expect([path, status, text.includes("/_standin/console/console.mjs")]).toEqual([path, 200, true]);
    expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
    expect((await visit(path, "", bare)).status).toBe(404);
  }
  expect((await request(bare).get("/_standin/console.json")).status).toBe(404);
});

test("leaves the root to an API that has a path there", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "standin-root-")), "root.yaml");
  const responses = "{ '200': { description: x, content: { application/json: { schema: { type: boolean } } } } }";
  writeFileSync(
    file,
    `openapi: 3.1.0\ninfo: { title: x, version: '1' }\npaths: { /: { get: { responses: ${responses} } } }`,
  );
  const root = createStandIn({ contracts: [file] }).app;
  expect((await visit("/", "", root)).type).toBe("application/json");
  expect((await visit("/_standin/", "", root)).type).toBe("text/html");
});

test("tells a person that an address is nobody's, where a browser would show a page of its own, and what is near", async () => {
  const nothing = await visit("/tees?a=<b>");
  expect([nothing.status, nothing.type]).toEqual([404, "text/html"]);
  expect(nothing.text).toContain("No operation has the path <code>/tees</code>. Near it is <code>GET /teas</code>.");
  expect(nothing.text).toContain('<a href="/_standin/">');
  expect((await visit("/%3Cb%3E/x")).text).not.toContain("<b>/x");
  const [program, closed] = await Promise.all([request(app).get("/tees"), visit("/tees", "", bare)]);
  expect([program.text, closed.text]).toEqual(["", ""]);
  // What a host writes itself stays.
  const shelf = createStandIn({ contracts: ["teahouse"] }).app;
  expect((await visit("/tees", "", shelf)).type).toBe("application/problem+json");
});

test("lets a person in as an identity of the scenario, back at the address that was opened, and no program", async () => {
  const attempts = "/webhook/endpoints/ep_3JU4NH5Xus0x4L89xdPPUnEQNew/attempts?Limit=2";
  const sent = await visit(attempts);
  expect(sent.status).toBe(302);
  const { pathname, search } = new URL(sent.headers["location"] ?? "");
  const login = await visit(pathname + search);
  expect(login.text).toContain('name="as" value="admin"');
  expect(login.text).not.toContain('value="owner"');
  const chosen = await request(app)
    .post("/_standin/login")
    .type("form")
    .send({ api: "bokamera", as: "admin", back: attempts });
  expect([chosen.status, chosen.headers["location"]]).toEqual([303, attempts]);
  const [cookie = ""] = (chosen.headers["set-cookie"] as unknown as string[])[0]?.split(";") ?? [];
  const page = await visit(attempts, cookie);
  expect([page.status, page.type]).toEqual([200, "text/html"]);
  expect(page.text).toBe((await visit(attempts).set("Authorization", basic("admin"))).text);
  expect((await request(app).get(attempts).set("Cookie", cookie)).status).toBe(401);
});

test("asks a person who may not open an address to be somebody else", async () => {
  const answer = await visit("/webhook/endpoints/ep_x/attempts", "standin-as-bokamera=reader");
  expect(answer.status).toBe(403);
  expect(answer.text).toContain("<b>reader</b> may not open this address.");
});

test("asks a person for an identity where an ordinary service says 401, without the browser's own question", async () => {
  const loans = "/members/m-1042/loans";
  const answer = await visit(loans);
  expect([answer.status, answer.headers["www-authenticate"]]).toEqual([401, undefined]);
  expect(answer.text).toContain("Who is asking?");
  expect((await visit(loans, "standin-as-readingroom=reader")).status).toBe(200);
});

test.each([
  [{ api: "bokamera", as: "nobody", back: "/" }, 400],
  [{ api: "nothing", as: "admin", back: "/" }, 400],
  [{}, 400],
])("refuses the choice %j", async (choice, status) => {
  const answer = await request(app).post("/_standin/login").type("form").send(choice);
  expect([answer.status, answer.headers["set-cookie"]]).toEqual([status, undefined]);
});

test.each(["https://evil.example/x?y=1", "//evil.example/x?y=1", "/\\evil.example/x?y=1", "\\\\evil.example/x?y=1"])(
  "goes on to no other place than its own: %s",
  async (back) => {
    const choice = { api: "bokamera", as: "admin", back };
    const answer = await request(app).post("/_standin/login").type("form").send(choice);
    expect(answer.headers["location"]).toBe("/x?y=1");
  },
);

test("writes what is in an address on the login page as text", async () => {
  const { text } = await visit(`/login?redirect=${encodeURIComponent('/"><script>alert(1)</script>')}`);
  expect(text).not.toContain("<script>");
});

import { expect, test } from "vitest";
import { createRedact } from "../../../../src/verify/exchange/redact.ts";
import { bareTarget, type Identity } from "../../../../src/verify/target/target.ts";

const admin: Identity = {
  name: "admin",
  credentials: { kind: "basic", user: "admin", password: "secret" },
  roles: [],
  expired: undefined,
};
const robot: Identity = {
  name: "the-robot",
  credentials: { kind: "bearer", token: "aaaa.bbbb.cccc" },
  roles: [],
  expired: "oooo.pppp.qqqq",
};
const machine: Identity = {
  name: "machine",
  credentials: { kind: "headers", headers: [["X-Api-Key", 'Key a+b/c d&"e"\'']] },
  roles: [],
  expired: undefined,
};
const redact = createRedact({
  ...bareTarget("http://x.example"),
  identities: new Map([
    ["admin", admin],
    ["the-robot", robot],
    ["machine", machine],
  ]),
  connection: { ca: undefined, insecure: false, proxy: "http://me:pr%40xy-pass@proxy.example:3128" },
});
const key = 'Key a+b/c d&"e"\'';
const base64 = (text: string): string => Buffer.from(text).toString("base64");

test.each([
  ["Basic YWRtaW46c2VjcmV0", "Basic $ADMIN_BASIC"],
  ["Bearer aaaa.bbbb.cccc", "Bearer $THE_ROBOT_TOKEN"],
  ["expired oooo.pppp.qqqq", "expired $THE_ROBOT_EXPIRED_TOKEN"],
  ['{"password":"secret"}', '{"password":"$ADMIN_PASSWORD"}'],
  ['{"secret":"abc"}', '{"secret":"abc"}'],
  ["{config:{secret:abc}}", "{config:{secret:abc}}"],
  ["secretary", "secretary"],
  [`?key=${encodeURIComponent(key)}&x=1`, "?key=$MACHINE_X_API_KEY&x=1"],
  [`?${new URLSearchParams([["key", key]]).toString()}`, "?key=$MACHINE_X_API_KEY"],
  ["%4b %4B Key%20a%2bb%2fc%20d%26%22e%22%27", "%4b %4B $MACHINE_X_API_KEY"],
  [JSON.stringify({ sent: key }), '{"sent":"$MACHINE_X_API_KEY"}'],
  ["<Sent>Key a+b/c d&amp;&quot;e&quot;&#39;</Sent>", "<Sent>$MACHINE_X_API_KEY</Sent>"],
  ['<Sent>Key a+b/c d&amp;"e"\'</Sent>', "<Sent>$MACHINE_X_API_KEY</Sent>"],
  [`<${base64("aaaa.bbbb.cccc")}>`, "<$THE_ROBOT_TOKENM=>"],
  [`(${base64("secret")})`, "($ADMIN_PASSWORD)"],
  [`Proxy-Authorization: Basic ${base64("me:pr@xy-pass")}`, "Proxy-Authorization: Basic $PROXY_BASIC"],
  ["-x http://me:pr%40xy-pass@proxy.example:3128", "-x http://me:$PROXY_PASSWORD@proxy.example:3128"],
  ["Authorization: Bearer eyJhbGciOiJub25lIn0.e30.", "Authorization: Bearer $CREDENTIALS"],
])("writes %s as %s", (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test.each(["", "x", "xy", "xyz", "user:", "a longer beginning "])(
  "finds a token in the base64 of what begins with %j",
  (before) => {
    const found = redact(`data:${base64(`${before}aaaa.bbbb.cccc and more`)}`);
    expect(found).toContain("$THE_ROBOT_TOKEN");
    expect(Buffer.from(found.replace(/^data:/, ""), "base64").toString()).not.toContain("bbbb");
  },
);

test("tells a variable from a text that looks like one", () => {
  expect(redact.pieces("$ADMIN_PASSWORD aaaa.bbbb.cccc")).toEqual([
    { text: "$ADMIN_PASSWORD " },
    { variable: "$THE_ROBOT_TOKEN" },
  ]);
});

import { expect, test } from "vitest";
import { createRedact } from "../../../../src/verify/exchange/redact.ts";
import { credentialHeaders } from "../../../../src/verify/exchange/credentials.ts";
import { keepSecret } from "../../../../src/verify/exchange/secrets.ts";
import { flipSignature, forgeToken, unsigned } from "../../../../src/verify/exchange/token.ts";
import { bareTarget, type Credentials, type Identity } from "../../../../src/verify/deployment/target.ts";

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

function redactFor(name: string, credentials: Credentials, expired?: string) {
  const identity: Identity = { name, credentials, roles: [], expired };
  const target = { ...bareTarget("http://x.example"), identities: new Map([[name, identity]]) };
  return { target, redact: createRedact(target) };
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const signature = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const token = `${encode({ alg: "HS256" })}.${encode({ sub: "ann" })}.${signature}`;
const flipped = flipSignature(token);

test.each([
  [`Signature validation failed. token: '${flipped}'`, "Signature validation failed. token: '$ANN_TOKEN_CHANGED'"],
  [`no match for "${flipped.split(".")[2] ?? ""}"`, 'no match for "$ANN_TOKEN_SIGNATURE_CHANGED"'],
  [`expected ${signature},`, "expected $ANN_TOKEN_SIGNATURE,"],
  [`unsigned: ${unsigned(token)}`, "unsigned: $ANN_TOKEN_UNSIGNED."],
  [`other.claims.${signature}`, "other.claims.$ANN_TOKEN_SIGNATURE"],
  [`old ${forgeToken(["past"], "HS256")}`, "old $ANN_EXPIRED_TOKEN"],
])("hides what a signed token was changed to, in %s", (text, expected) => {
  const { redact: hide } = redactFor("ann", { kind: "bearer", token }, forgeToken(["past"], "HS256"));
  expect(hide(text)).toBe(expected);
});

test("hides the signature of a token in a header of an identity, and of one that a deployment gave out", () => {
  const machine = redactFor("machine", { kind: "headers", headers: [["X-Auth", `Token ${token}`]] });
  expect(machine.redact(`bad: ${flipped}`)).toBe("bad: $MACHINE_X_AUTH_CHANGED");
  const person = redactFor("ann", { kind: "login", path: "/", body: "pin=1", contentType: "text/plain" });
  keepSecret(person.target, token, "$ANN_SS_TOK");
  expect(person.redact(`bad: ${signature}`)).toBe("bad: $ANN_SS_TOK_SIGNATURE");
});

test("hides a token whose claims were changed as soon as it is sent", async () => {
  const { target, redact: hide } = redactFor("ann", { kind: "bearer", token });
  const caller = { kind: "tampered token", name: "ann", roles: ["writer"] } as const;
  const [[, sent] = ["", ""]] = (await credentialHeaders(caller, target, () => Promise.resolve([]))) ?? [];
  expect(hide(`token: '${sent.replace("Bearer ", "")}'`)).toBe("token: '$ANN_TOKEN_TAMPERED'");
});

test("hides a password in other capitals, alone and in the header that carries it", () => {
  const { redact: hide } = redactFor("ann", { kind: "basic", user: "ann", password: "open-sesame" });
  expect(hide(`OPEN-SESAME ${base64("ann:OPEN-SESAME")} ${base64("OPEN-SESAME")}`)).toBe(
    "$ANN_PASSWORD_OTHER_CAPITALS $ANN_BASIC_OTHER_CAPITALS $ANN_PASSWORD_OTHER_CAPITALSU=",
  );
  const { redact: loud } = redactFor("ann", { kind: "basic", user: "ann", password: "OPEN-SESAME" });
  expect(loud("open-sesame")).toBe("$ANN_PASSWORD_OTHER_CAPITALS");
});

test.each([
  ["abc123", "password abc123: wrong", "password $ANN_PASSWORD: wrong"],
  ["abc123", "bob_abc123", "bob_$ANN_PASSWORD"],
  ["abc123", '{"abc123":1}', '{"$ANN_PASSWORD":1}'],
  ["abc123", "<abc123>ABC123</abc123>", "<$ANN_PASSWORD>$ANN_PASSWORD_OTHER_CAPITALS</$ANN_PASSWORD>"],
  ["abc123", "xabc123 abc1234", "xabc123 abc1234"],
  ["p@ss", "p@ss: no", "$ANN_PASSWORD: no"],
  ["secret", "secret: x, my_secret, secretary", "secret: x, my_secret, secretary"],
  ["secret", 'no "secret"', 'no "$ANN_PASSWORD"'],
  ["1234", "at 12:1234: 1234", "at 12:1234: $ANN_PASSWORD"],
])("hides the short password %s where it is no ordinary word: %s", (password, text, expected) => {
  expect(redactFor("ann", { kind: "basic", user: "bob", password }).redact(text)).toBe(expected);
});

test.each([
  ["http://u:100%@proxy.example:1", "100%"],
  ["http://u:%70ass%@proxy.example:1", "pass%"],
])("decodes what it can of the password in %s, and shows neither spelling", (proxy, password) => {
  const redact = createRedact({
    ...bareTarget("http://x.example"),
    connection: { ca: undefined, insecure: false, proxy },
  });
  expect(redact(`${proxy} ${password}.`)).toBe("http://u:$PROXY_PASSWORD@proxy.example:1 $PROXY_PASSWORD.");
});

import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { identify } from "../../../../../src/serve/framework/servicestack/credentials.ts";
import type { Credentials } from "../../../../../src/serve/scenario/scenario.ts";

const key = Buffer.alloc(32, 7);
const credentials: Credentials = {
  identities: [{ name: "admin", password: "secret", roles: ["writer"] }],
  bearer: { key, rolesClaim: "roles" },
};
const now = "2026-01-02T03:04:05Z";

const base64Url = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** @param claims as JSON, or its text */
function token(claims: object | string, header: object = { alg: "HS256" }, secret: Uint8Array = key): string {
  const signed = `${base64Url(header)}.${base64Url(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

function identified(...headers: [string, string][]) {
  return identify({ method: "GET", target: "/", headers, body: new Uint8Array(), scheme: "http" }, credentials, now);
}

const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;
const nobody = [
  ["no Authorization", ""],
  ["Basic alone", "Basic"],
  ["Basic without a colon", basic("admin")],
  ["Basic with an empty password", basic("admin:")],
  ["an unknown scheme", "Digest x"],
  ["a bearer of one part", "Bearer abc"],
  ["a bearer of four parts", "Bearer a.b.c.d"],
  ["an empty bearer", "Bearer "],
  ["a token signed by somebody else", `Bearer ${token({ roles: ["writer"] }, undefined, Buffer.alloc(32, 8))}`],
  ["an expired token signed by somebody else", `Bearer ${token({ exp: 1 }, undefined, Buffer.alloc(32, 8))}`],
] as const;

test.each(nobody)("takes %s for nobody", (_, authorization) => {
  expect(identified(["Authorization", authorization])).toEqual({ kind: "nobody" });
});

const exp = "Claim 'exp' must be a Unix Timestamp";

const refused = [
  ["a wrong password", basic("admin:wrong"), 401, "Unauthorized", "Invalid Username or Password"],
  ["a name in another case", basic("Admin:secret"), 401, "Unauthorized", "Invalid Username or Password"],
  ["an empty name", basic(":secret"), 401, "Unauthorized", "Invalid Username or Password"],
  [
    "Basic that is no base64",
    "Basic !!!",
    400,
    "FormatException",
    expect.stringMatching(/^The input is not a valid Base-64/),
  ],
  ["a bearer that is no base64url", "Bearer a.b.c", 500, "Exception", "Illegal base64url string!"],
  ["a token without an algorithm", `Bearer ${token({}, {})}`, 500, "KeyNotFoundException", expect.any(String)],
  [
    "an unsigned token",
    `Bearer ${base64Url({ alg: "none" })}.${base64Url({})}.`,
    405,
    "NotSupportedException",
    "Invalid algorithm 'none', expected 'HS256'",
  ],
  [
    "another algorithm",
    `Bearer ${token({}, { alg: "HS512" })}`,
    405,
    "NotSupportedException",
    "Invalid algorithm 'HS512', expected 'HS256'",
  ],
  ["a token in quotes", `Bearer "${token({})}"`, 400, "FormatException", expect.stringMatching(/^The input is not/)],
  ["a token of nothing", "Bearer ..", 500, "NullReferenceException", expect.any(String)],
  ["an encrypted token", "Bearer YQ.YQ.YQ.YQ.YQ", 500, "Exception", "PrivateKey required to decrypt JWE Token"],
  ["an encrypted token that is cut", "Bearer YQ.YQ.YQ.YQ.YQYQY", 500, "Exception", "Illegal base64url string!"],
  ["a token without a payload", `Bearer ${token("")}`, 400, "ArgumentNullException", expect.any(String)],
  ["an end that is no whole number", `Bearer ${token({ exp: 4102444800.5 })}`, 401, "TokenException", exp],
  ["an end that is a word", `Bearer ${token({ exp: "soon" })}`, 401, "TokenException", exp],
  ["an end that is true", `Bearer ${token({ exp: true })}`, 401, "TokenException", exp],
  ["an end beyond all numbers", `Bearer ${token({ exp: "9".repeat(30) })}`, 401, "TokenException", exp],
  ["a beginning that is no number", `Bearer ${token({ nbf: [1] })}`, 401, "TokenException", exp.replace("exp", "nbf")],
  ["a birth that is no whole number", `Bearer ${token({ iat: 1.5 })}`, 400, "FormatException", expect.any(String)],
  ["an expired token", `Bearer ${token({ exp: 1560000000 })}`, 401, "TokenException", "Token has expired"],
  ["a token of tomorrow", `Bearer ${token({ nbf: 4102444800 })}`, 401, "TokenException", "Token not valid yet"],
] as const;

test.each(refused)("refuses %s", (_, authorization, status, code, message) => {
  expect(identified(["Authorization", authorization])).toMatchObject({
    kind: "refused",
    failure: { status, code, message: message as unknown },
  });
});

test("says a wrong password in the reason phrase, an expired token not", () => {
  expect(identified(["Authorization", basic("admin:x")])).toMatchObject({
    failure: { reason: "Invalid Username or Password" },
  });
  expect(identified(["Authorization", `Bearer ${token({ exp: 1 })}`])).not.toHaveProperty("failure.reason");
});

const callers = [
  ["Basic", basic("admin:secret"), { name: "admin", roles: ["writer"] }],
  ["basic in small letters", basic("admin:secret").replace("Basic", "basic"), { name: "admin", roles: ["writer"] }],
  [
    "a bearer, whoever it is, by its claims",
    `Bearer ${token({ name: "x", roles: ["a", "b"], exp: 4102444800 })}`,
    { name: "x", roles: ["a", "b"] },
  ],
  ["a bearer whose end is null", `Bearer ${token({ name: "x", exp: null })}`, { name: "x", roles: [] }],
  ["a bearer whose end is empty", `Bearer ${token({ name: "x", exp: "" })}`, { name: "x", roles: [] }],
  ["a bearer whose end is in quotes", `Bearer ${token({ name: "x", exp: "4102444800" })}`, { name: "x", roles: [] }],
  ["a bearer with one role", `Bearer ${token({ name: "x", roles: "a" })}`, { name: "x", roles: ["a"] }],
  ["a bearer that is cut", `Bearer ${token('{"name":"x","roles":["a"]')}`, { name: "x", roles: ["a"] }],
  ["a bearer of a known user, by number", `Bearer ${token({ sub: 1, name: "x" })}`, { name: "x", roles: ["writer"] }],
  ["a bearer of a known user, by the last part", `Bearer ${token({ sub: "a|1" })}`, { name: "a|1", roles: ["writer"] }],
  [
    "a bearer of a known user, by name",
    `Bearer ${token({ preferred_username: "admin", roles: ["a"] })}`,
    { name: "admin", roles: ["a", "writer"] },
  ],
  ["a bearer without roles and without an end", `bearer ${token({ sub: 3 })}`, { name: "3", roles: [] }],
] as const;

test.each(callers)("lets in %s", (_, authorization, caller) => {
  expect(identified(["Authorization", authorization])).toEqual({ kind: "caller", caller });
});

test.each([
  ["x", true],
  ["a|b", true],
  [1.5, true],
  [true, true],
  ["99999999999999999999", true],
  ["", undefined],
  [null, undefined],
  [" 7 ", undefined],
  ["a|7", undefined],
  [-7, undefined],
])("cannot look for more roles of the user %j: %j", (sub, isLost) => {
  const found = identified(["Authorization", `Bearer ${token({ sub })}`]);
  expect(found.kind === "caller" ? found.isLost : found).toBe(isLost);
});

test("reads a token from its cookie where there is no Authorization", () => {
  expect(identified(["Cookie", `a=b; ss-tok=${token({ name: "x" })}`])).toMatchObject({ kind: "caller" });
});

test.each([
  ["Basic", basic("admin:secret"), "FormatException"],
  ["Bearer", `Bearer ${token({})}`, "FormatException"],
])("joins two lines of %s, which makes them one that cannot be read", (_, line, code) => {
  expect(identified(["Authorization", line], ["authorization", line])).toMatchObject({
    kind: "refused",
    failure: { code },
  });
});

test("looks into a form for the way back of a login with a password, and nowhere else", () => {
  const form: [string, string] = ["Content-Type", "multipart/form-data; boundary=b"];
  expect(identified(["Authorization", basic("admin:wrong")], form)).toMatchObject({
    kind: "refused",
    failure: { status: 500, code: "IOException" },
  });
  expect(identified(["Authorization", `Bearer ${token({})}`], form)).toMatchObject({ kind: "caller" });
});

test("takes no token where the scenario has no key", () => {
  const request = {
    method: "GET",
    target: "/",
    headers: [["Authorization", "Bearer a.b.c"]] as const,
    body: new Uint8Array(),
    scheme: "http",
  };
  expect(identify(request, { ...credentials, bearer: undefined }, now)).toEqual({ kind: "nobody" });
});

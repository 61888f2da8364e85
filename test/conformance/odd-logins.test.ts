import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { ask, type Seen } from "./ask.ts";
import { recordedHost } from "./recorded-host.ts";

const { bearer } = recordedHost("bokamera").credentials;
const encode = (text: string): string => Buffer.from(text).toString("base64url");

/** A token that the host signed, whatever is in it. */
function token(claims: object | string): string {
  const payload = typeof claims === "string" ? claims : JSON.stringify(claims);
  const text = `${encode('{"alg":"HS256","typ":"JWT"}')}.${encode(payload)}`;
  return `${text}.${createHmac("sha256", bearer?.key ?? "")
    .update(text)
    .digest("base64url")}`;
}

const attempts = "GET /webhook/endpoints/ep_2r00000000000000000000empty/attempts";
const asked = async (authorization: string | readonly string[]): Promise<Seen> =>
  await ask("bokamera", attempts, { headers: { Authorization: authorization } });
const role = "bookingsupplier-administrator-write";

test.each([
  [{ roles: [role], exp: 4102444800.5 }, 401, "Claim 'exp' must be a Unix Timestamp"],
  [{ roles: [role], exp: "soon" }, 401, "Claim 'exp' must be a Unix Timestamp"],
  [{ roles: [role], nbf: true }, 401, "Claim 'nbf' must be a Unix Timestamp"],
  [{ roles: [role], exp: 1 }, 401, "Token has expired"],
  [{ roles: [role], exp: null }, 200, ""],
  [{ roles: [role], exp: "4102444800" }, 200, ""],
  [{ roles: role }, 200, ""],
  [`{"roles":["${role}"],"sub":1`, 200, ""],
  [{ sub: 7_000_000 }, 403, ""],
  [{ sub: "x" }, 500, "Object reference not set to an instance of an object."],
  [{ sub: 1.5 }, 500, "Object reference not set to an instance of an object."],
  [{ sub: "x", roles: [role] }, 200, ""],
])("a signed token that says %j is answered with %i", async (claims, status, message) => {
  const answer = await asked(`Bearer ${token(claims)}`);
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(message);
});

test.each([
  ['Bearer "a.b.c"', 400, "FormatException"],
  ["Bearer ..", 500, "NullReferenceException"],
  ["Bearer a.b.c.d.e", 500, "Exception"],
  ["Bearer a.b", 401, ""],
  ["Bearer", 401, ""],
  ["Basic YWRtaW46c2VjcmV0 ", 200, ""],
])("%s is answered with %i", async (authorization, status, code) => {
  const answer = await asked(authorization);
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(code);
});

const basic = "Basic YWRtaW46c2VjcmV0";
test.each([
  [[basic, basic], 400],
  [[basic, "Basic"], 400],
  [["Bearer", basic], 401],
  [[basic, `Bearer ${token({ roles: [role] })}`], 400],
])("lines of Authorization are one text: %j is %i", async (lines, status) => {
  expect((await asked(lines)).status).toBe(status);
});

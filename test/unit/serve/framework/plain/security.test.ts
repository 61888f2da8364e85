import { expect, test } from "vitest";
import { smallService } from "./small-service.ts";

const securitySchemes = {
  basic: { type: "http", scheme: "basic" },
  bearer: { type: "http", scheme: "bearer" },
  digest: { type: "http", scheme: "digest" },
  header: { type: "apiKey", in: "header", name: "X-Key" },
  query: { type: "apiKey", in: "query", name: "key" },
  cookie: { type: "apiKey", in: "cookie", name: "sid" },
  oauth: {
    type: "oauth2",
    flows: { clientCredentials: { tokenUrl: "https://id.example/token", scopes: { read: "r" } } },
  },
  openid: { type: "openIdConnect", openIdConnectUrl: "https://id.example/.well-known/openid-configuration" },
  mutual: { type: "mutualTLS" },
};

function guarded(security: readonly object[], api: object = {}): ReturnType<typeof smallService> {
  const responses = { "204": { description: "let in" } };
  return smallService({ components: { securitySchemes }, paths: { "/": { get: { security, responses } } } }, api);
}

const pair = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;

test.each([
  [[{ basic: [] }], {}, 401],
  [[{ basic: [] }], { Authorization: pair("a:b") }, 204],
  [[{ basic: [] }], { Authorization: pair("ab") }, 401],
  [[{ basic: [] }], { Authorization: "Bearer abc" }, 401],
  [[{ bearer: [] }], { Authorization: "bearer abc.def" }, 204],
  [[{ bearer: [] }], { Authorization: "Bearer" }, 401],
  [[{ digest: [] }], { Authorization: 'Digest username="a", response="b"' }, 204],
  [[{ header: [] }], { "X-Key": "k" }, 204],
  [[{ cookie: [] }], { Cookie: "a=1; sid=k" }, 204],
  [[{ oauth: ["read"] }], { Authorization: "Bearer abc" }, 204],
  [[{ openid: [] }], { Authorization: "Bearer abc" }, 204],
  [[{ mutual: [] }], {}, 204],
  [[{ mutual: [] }, { bearer: [] }], {}, 401],
  [[{ basic: [], header: [] }], { Authorization: pair("a:b") }, 401],
  [[{ basic: [], header: [] }], { Authorization: pair("a:b"), "X-Key": "k" }, 204],
  [[{ basic: [] }, { header: [] }], { "X-Key": "k" }, 204],
  [[{ basic: [] }, {}], {}, 204],
])("asks for %j: %j gets %i", async (security, headers, status) => {
  expect((await guarded(security).ask("/", { headers })).status).toBe(status);
});

test("takes a key in the query", async () => {
  expect((await guarded([{ query: [] }]).ask("/?key=k")).status).toBe(204);
});

test.each([
  ["basic", 'Basic realm="Small", charset="UTF-8"'],
  ["bearer", 'Bearer realm="Small"'],
  ["oauth", 'Bearer realm="Small"'],
  ["header", 'ApiKey realm="Small", in="header", name="X-Key"'],
])("says how to log in with %s", async (scheme, challenge) => {
  const { headers, json } = await guarded([{ [scheme]: [] }]).ask("/");
  expect(headers.get("www-authenticate")).toBe(challenge);
  expect(json).toMatchObject({ status: 401, title: "Unauthorized" });
});

test("lets in whom the scenario names, as far as the roles go", async () => {
  const identities = [
    { name: "ann", password: "pw", roles: ["read"] },
    { name: "bob", password: "pw", roles: [] },
  ];
  const service = guarded([{ basic: ["read"] }], { identities, anyCredentials: false });
  const ask = async (text: string): Promise<number> =>
    (await service.ask("/", { headers: { Authorization: pair(text) } })).status;
  expect([await ask("ann:pw"), await ask("bob:pw"), await ask("ann:other")]).toEqual([204, 403, 401]);
});

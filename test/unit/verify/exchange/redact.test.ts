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
const redact = createRedact({
  ...bareTarget("http://x.example"),
  identities: new Map([
    ["admin", admin],
    ["the-robot", robot],
  ]),
});

test.each([
  ["Basic YWRtaW46c2VjcmV0", "Basic $ADMIN_BASIC"],
  ["Bearer aaaa.bbbb.cccc", "Bearer $THE_ROBOT_TOKEN"],
  ["expired oooo.pppp.qqqq", "expired $THE_ROBOT_EXPIRED_TOKEN"],
  ['{"password":"secret"}', '{"password":"$ADMIN_PASSWORD"}'],
  ['{"secret":"abc"}', '{"secret":"abc"}'],
  ["{config:{secret:abc}}", "{config:{secret:abc}}"],
  ["secretary", "secretary"],
  ["Authorization: Bearer eyJhbGciOiJub25lIn0.e30.", "Authorization: Bearer $CREDENTIALS"],
])("writes %s as %s", (text, expected) => {
  expect(redact(text)).toBe(expected);
});

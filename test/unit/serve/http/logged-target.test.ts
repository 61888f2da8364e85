import { expect, test } from "vitest";
import { loggedTarget } from "../../../../src/serve/http/logged-target.ts";

test.each([
  ["/a?b=1", "/a?b=1"],
  ["/a?Limit=2&access_token=x", "/a?Limit=2&access_token=(redacted)"],
  ["/a?api%5Fkey=x", "/a?api%5Fkey=(redacted)"],
  ["/a?clientsecret=x&X-Auth=y&encode=z", "/a?clientsecret=(redacted)&X-Auth=(redacted)&encode=z"],
  ["/a?token&Author=x", "/a?token&Author=x"],
  ["/a?%E0%A4=x", "/a?%E0%A4=x"],
  ["http://user:pass@host/a?b=1", "http://host/a?b=1"],
])("writes %s as %s", (target, logged) => {
  expect(loggedTarget(target, [])).toBe(logged);
});

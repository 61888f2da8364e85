import { expect, test } from "vitest";
import { loggedTarget } from "../../../../src/serve/http/logged-target.ts";

test.each([
  ["/a?b=1", "/a?b=1"],
  ["/a?Limit=2&access_token=x", "/a?Limit=2&access_token=(redacted)"],
  ["/a?api%5Fkey=x", "/a?api%5Fkey=(redacted)"],
  ["/a?clientsecret=x&X-Auth=y&encode=z", "/a?clientsecret=(redacted)&X-Auth=(redacted)&encode=z"],
  ["/a?token&Author=x", "/a?token&Author=x"],
  [
    "/a?pw=1&hmac=2&accesskey=3&privatekey=4&ssid=5&userauth=6&jsessionid=7&PHPSESSID=8&n=9",
    `/a?${["pw", "hmac", "accesskey", "privatekey", "ssid", "userauth", "jsessionid", "PHPSESSID"].map((name) => `${name}=(redacted)`).join("&")}&n=9`,
  ],
  ["/a;jsessionid=x/b?c=1", "/a;jsessionid=(redacted)?c=1"],
  ["/a?a=1;token=x", "/a?a=1;token=(redacted)"],
  ["/a?redirect=/x?token=y", "/a?redirect=/x?token=(redacted)"],
  ["/a?redirect=%2Fx%3Ftoken%3Dy&b=%2Fx%3Fa%3Dy", "/a?redirect=(redacted)&b=%2Fx%3Fa%3Dy"],
  ["/a?u=%2Fx%3Fr%3D%252Fy%253Ftoken%253Dz", "/a?u=(redacted)"],
  ["/a?q=Bearer%20abc&r=basic+abc&s=bearers", "/a?q=(redacted)&r=(redacted)&s=bearers"],
  ["/a?u=http://user:pass@host/", "/a?u=http://host/"],
  ["/a#access_token=x", "/a#access_token=(redacted)"],
  ["/a?%E0%A4=x", "/a?%E0%A4=x"],
  ["http://user:pass@host/a?b=1", "http://host/a?b=1"],
])("writes %s as %s", (target, logged) => {
  expect(loggedTarget(target, [])).toBe(logged);
});

import { expect, test } from "vitest";
import type { Call } from "../../../../../src/serve/framework/servicestack/call.ts";
import { forbidden, redirectToLogin } from "../../../../../src/serve/framework/servicestack/challenge.ts";
import { readPath } from "../../../../../src/serve/framework/servicestack/path.ts";
import type { Request } from "../../../../../src/serve/operation/request.ts";

function asked(target: string, pairs: readonly (readonly [string, string])[], headers: Request["headers"] = []) {
  const request: Request = {
    method: "GET",
    target,
    headers: [["Host", "api.example.com"], ...headers],
    body: new Uint8Array(),
    scheme: "http",
  };
  const call = { kind: "route", method: "GET", path: readPath(target), pairs } as unknown as Call;
  return { request, call };
}

function location(target: string, pairs: readonly (readonly [string, string])[], headers: Request["headers"] = []) {
  const { request, call } = asked(target, pairs, headers);
  return new Map(redirectToLogin(request, call, "/login", []).headers).get("Location");
}

test("sends a browser to the login page and tells it the way back in small hexadecimal digits", () => {
  expect(location("/webhook/ep_1/attempts", [])).toBe(
    "http://api.example.com/login?redirect=http%3a%2f%2fapi.example.com%2fwebhook%2fep%5f1%2fattempts",
  );
});

test("encodes the query of the way back twice, a name without a value gets its sign", () => {
  expect(
    location("/a?x=%C3%A5+c&b", [
      ["x", "å c"],
      ["b", ""],
    ]),
  ).toBe("http://api.example.com/login?redirect=http%3a%2f%2fapi.example.com%2fa%3fx%3d%25c3%25a5%2bc%26b%3d");
});

test.each([
  ["a doubled slash at the beginning", "//a//b", "http%3a%2f%2fapi.example.com%2fa%2f%2fb"],
  ["a slash at the end", "/a/", "http%3a%2f%2fapi.example.com%2fa%2f"],
  ["a backslash", "/a%5Cb", "http%3a%2f%2fapi.example.com%2fa%2fb"],
])("finds the way back from %s", (_, target, back) => {
  expect(location(target, [])).toBe(`http://api.example.com/login?redirect=${back}`);
});

test("loses its way behind a plus in the path, which is no longer that of the address", () => {
  expect(location("/a+b?x=1", [["x", "1"]])).toBe(
    "http://api.example.com/a+b?x=1/login&redirect=http%3a%2f%2fapi.example.com%2fa%2bb%3fx%3d1%2fa+b%3fx%3d1",
  );
});

test("loses its way on a host of one letter", () => {
  const { request, call } = asked("/a", []);
  const answer = redirectToLogin({ ...request, headers: [["Host", "h"]] }, call, "/login", []);
  expect(new Map(answer.headers).get("Location")).toBe("http://h/a/login?redirect=http%3a%2f%2fh%2fa%2fa");
});

test("is https where a proxy says so", () => {
  expect(location("/a", [], [["X-Forwarded-Proto", "https"]])).toMatch(
    /^https:\/\/api\.example\.com\/login\?redirect=https%3a/,
  );
});

test("repeats the request in the text of a 403", () => {
  const { call } = asked("/webhook/a%20b/attempts.csv", [
    ["x", "å"],
    ["y", "a"],
    ["Y", "b"],
    ["z", ""],
  ]);
  expect(forbidden(call, "Invalid Role")).toMatchObject({
    status: 403,
    reason: "Invalid Role",
    body: "Forbidden\r\n\r\nRequest.HttpMethod: GET\r\nRequest.PathInfo: /webhook/a b/attempts.csv\r\nRequest.QueryString: x=å&Y=a,b&z=\r\n\r\n",
  });
});

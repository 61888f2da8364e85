import { expect, test } from "vitest";
import { flipSignature, forgeToken, isSignedToken, tamperToken } from "../../../../src/verify/exchange/token.ts";

const claimsOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));

test("forges a token in the right form that claims the roles and is not too old", () => {
  const token = forgeToken(["writer"], "HS256");
  expect(isSignedToken(token)).toBe(true);
  expect(claimsOf(token)).toMatchObject({ roles: ["writer"], exp: 4102444800 });
});

test("makes a token without a signature that says so", () => {
  const [head = "", , signature] = forgeToken([], "none").split(".");
  expect(JSON.parse(Buffer.from(head, "base64url").toString("utf8"))).toEqual({ typ: "JWT", alg: "none" });
  expect(signature).toBe("");
});

test("adds roles to a token and keeps its signature", () => {
  const token = forgeToken([], "HS256");
  const changed = tamperToken(token, ["writer"]);
  expect(changed.split(".")[2]).toBe(token.split(".")[2]);
  expect(claimsOf(changed)).toMatchObject({ sub: "standin", roles: ["writer"] });
});

test("changes the first character of a signature, whatever it is", () => {
  expect(flipSignature("a.b.Axyz")).toBe("a.b.Bxyz");
  expect(flipSignature("a.b.xyz")).toBe("a.b.Ayz");
});

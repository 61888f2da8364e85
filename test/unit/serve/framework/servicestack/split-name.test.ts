import { expect, test } from "vitest";
import { splitName } from "../../../../../src/serve/framework/servicestack/split-name.ts";

const names = [
  ["AuthSteuernummer", "Auth Steuernummer"],
  ["PublicKeyXml", "Public Key Xml"],
  ["Name", "Name"],
  ["URLPath", "URL Path"],
  ["ID", "ID"],
  ["accountId", "account Id"],
] as const;

test.each(names)("reads %s as '%s'", (name, want) => {
  expect(splitName(name)).toBe(want);
});

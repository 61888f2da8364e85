import { expect, test } from "vitest";
import { derive } from "../../src/derive/derive.ts";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import { findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { inProcess } from "../support/in-process.ts";

/** What `verify` finds at the stand-in of a contract that was made of a document. */
async function found(name: string, text: string): Promise<{ breaks: string[]; holds: number }> {
  const { document } = derive([{ name, text }]);
  const { contracts, world } = createStandIn({ document });
  const [contract] = contracts;
  if (contract === undefined) throw new Error("nothing is served");
  const result = await verify({
    apis: [{ contract, target: bareTarget(undefined), sender: inProcess(world) }],
    allowWrites: true,
  });
  const checks = result.apis.flatMap(({ operations }) => operations.flatMap((one) => one.checks));
  return {
    breaks: findingsOf(result).map(({ check, request, found }) => `${check} ${request.target}: ${found}`),
    holds: checks.filter(({ verdict }) => verdict.kind === "holds").length,
  };
}

const inherited = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"];

test.each([
  [
    "things.json",
    `[${inherited.map((name) => `{"id": 1, "${name}": {"size": 1}}, {"${name}": {"size": 2}}, {"id": 2}`).join(", ")}]`,
  ],
  [
    "listing.txt",
    `using System;
public class FindBooks : QueryDb<Book>, IReturn<QueryResponse<Book>> { public virtual string Name { get; set; } }
public class Book { public virtual int Id { get; set; } }
`,
  ],
])("the stand-in of a contract that was made of %s holds to it", async (name, text) => {
  const { breaks, holds } = await found(name, text);
  expect(breaks).toEqual([]);
  expect(holds).toBeGreaterThan(0);
});

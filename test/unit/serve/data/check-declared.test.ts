import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import type { ProblemError } from "../../../../src/problem.ts";
import { checkDeclared } from "../../../../src/serve/data/check-declared.ts";
import { attemptsContract, subscriptionsContract } from "./worlds.ts";

type Document = {
  readonly "x-standin-entities": Readonly<Record<string, { readonly data: Record<string, Record<string, unknown>> }>>;
};

function problemsAfter(name: string, change: (document: Document) => void): ProblemError["problems"] {
  const document = parse(readFileSync(`contracts/${name}/openapi.yaml`, "utf8")) as Document;
  change(document);
  try {
    checkDeclared([compileContract(document, "x.yaml")]);
    return [];
  } catch (error) {
    return (error as ProblemError).problems;
  }
}

test("takes the declarations of every contract", () => {
  expect(() => checkDeclared([attemptsContract, subscriptionsContract])).not.toThrow();
});

test("reads the file again for a place only where something is wrong", () => {
  const unread = [attemptsContract, subscriptionsContract].map((contract) => ({
    ...contract,
    locate: () => expect.unreachable("nothing is wrong"),
  }));
  expect(() => checkDeclared(unread)).not.toThrow();
});

test("names parts that rows do not have, all at once, with the nearest that they have", () => {
  const problems = problemsAfter("bokamera", (document) => {
    Object.assign(document["x-standin-entities"]["attempts"]!.data["parts"]!, {
      url: "Urll",
      message: { property: "MesageId" },
    });
  });
  expect(problems).toEqual([
    {
      file: "x.yaml",
      place: "/x-standin-entities/attempts/data/parts/message",
      found: 'a row of "attempts" has no property MesageId',
      cure: 'did you mean "MessageId"?',
    },
    {
      file: "x.yaml",
      place: "/x-standin-entities/attempts/data/parts/url",
      found: 'a row of "attempts" has no property Urll',
      cure: 'did you mean "Url"?',
    },
  ]);
});

test("names members that results do not have", () => {
  const problems = problemsAfter("pwc-reportfiling", (document) => {
    Object.assign(document["x-standin-entities"]["subscriptions"]!.data["result"]!, { code: "status" });
  });
  expect(problems).toMatchObject([
    { place: "/x-standin-entities/subscriptions/data/result/code", found: "a result has no member status" },
  ]);
});

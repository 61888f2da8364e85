import { expect, test } from "vitest";
import { bareTarget, type Target } from "../../../../src/verify/deployment/target.ts";
import type { Sender } from "../../../../src/verify/exchange/wire.ts";
import { builtIn } from "../../../../src/verify/framework/promises-of.ts";
import type { VerifyOptions } from "../../../../src/verify/options.ts";
import { checksOf, countVerdicts, findingsOf, type VerifyResult } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { acorn } from "../../../support/acorn.ts";
import { petsContract } from "../../../support/pets-contract.ts";
import { petsHost, withHeader } from "../../../support/pets-host.ts";

const target: Target = {
  ...bareTarget(undefined),
  values: new Map([["PetId", ["cat_1", "dog_1"]]]),
  absent: new Map([["PetId", "cow_1"]]),
};

async function run(sender: Sender, framework?: string, options: Partial<VerifyOptions> = {}) {
  const contract = petsContract(framework);
  return await verify({ apis: [{ contract, target, sender }], allowWrites: true, ...options });
}

function brokenIn(result: VerifyResult): readonly string[] {
  return checksOf(result).flatMap(({ id, verdict }) => (verdict.kind === "breaks" ? [id] : []));
}

const acornHost: Sender = async (request) =>
  withHeader(await petsHost({ ...request, target: request.target.replace(/\/(?=$|\?)/, "") }), "X-Acorn", "1");
const withAcorn: Partial<VerifyOptions> = { frameworks: [...builtIn, acorn] };

test("raises no false alarm about a right plain host, for a contract that names no framework or plain", async () => {
  for (const framework of [undefined, "plain"]) {
    const result = await run(petsHost, framework);
    expect(findingsOf(result)).toEqual([]);
    expect(countVerdicts(result)).toMatchObject({ breaks: 0, "not checked": 0 });
    expect(checksOf(result).map(({ id }) => id)).toEqual(
      expect.arrayContaining(["verbs/DELETE", "verbs/unknown-path", "lookups/absent/PetId", "parameters/weeks/type"]),
    );
  }
});

/** The pets host with other answers to some requests. */
const changing =
  (
    isMeant: (status: number, method: string) => boolean,
    change: (answer: Awaited<ReturnType<Sender>>) => typeof answer,
  ): Sender =>
  async (request) => {
    const answer = await petsHost(request);
    return isMeant(answer.status, request.method) ? change(answer) : answer;
  };

test.each([
  [
    "verbs/DELETE",
    changing(
      (status) => status === 405,
      (answer) => withHeader(answer, "Allow", undefined),
    ),
  ],
  [
    "verbs/DELETE",
    changing(
      (_, method) => method === "DELETE",
      (answer) => ({ ...answer, status: 204 }),
    ),
  ],
  [
    "verbs/HEAD",
    changing(
      (_, method) => method === "HEAD",
      (answer) => ({ ...answer, body: Buffer.from("{}") }),
    ),
  ],
  [
    "verbs/unknown-path",
    changing(
      (status) => status === 404,
      (answer) => ({ ...answer, status: 200 }),
    ),
  ],
  [
    "rules/nick/Length",
    changing(
      (status) => status === 422,
      (answer) => ({ ...answer, body: Buffer.from('{"title":"Refused","status":422,"detail":"No."}') }),
    ),
  ],
  [
    "failures/content-type",
    changing(
      (status) => status === 404,
      (answer) => withHeader(answer, "Content-Type", "text/html"),
    ),
  ],
] as const)("finds what breaks %s at a plain host", async (check, sender) => {
  const result = await run(sender);
  const remarked = result.apis.flatMap(({ operations }) =>
    operations.flatMap(({ remarks }) => remarks.map(({ shown }) => shown?.check)),
  );
  // What the RFCs say of methods and paths that the document does not have is no promise of the document.
  expect(check.startsWith("verbs/") ? remarked : brokenIn(result)).toContain(check);
});

test("verifies with a framework that only a test knows", async () => {
  const right = await run(acornHost, "acorn", withAcorn);
  expect(findingsOf(right)).toEqual([]);
  expect(countVerdicts(right)["not checked"]).toBe(0);
  expect(checksOf(right).map(({ id }) => id)).toEqual(
    expect.arrayContaining(["acorn/trace", "acorn-tails/slash", "verbs/DELETE"]),
  );
  expect(brokenIn(await run(petsHost, "acorn", withAcorn))).toEqual(["acorn/trace", "acorn-tails/slash"]);
});

test("asks for what a framework's own check of every answer needs where that is chosen by name", async () => {
  const result = await run(petsHost, "acorn", { ...withAcorn, only: ["acorn/trace"] });
  expect(findingsOf(result).map(({ check }) => check)).toEqual(["acorn/trace"]);
});

test("lists the requests of a framework's own cases in a dry run", async () => {
  const { planned } = await run(petsHost, "acorn", { ...withAcorn, dryRun: true, only: ["acorn-tails"] });
  expect(planned?.flatMap(({ requests }) => requests.map((one) => one.target))).toEqual(["/pets/cat_1/"]);
});

test("refuses a contract whose framework is not known before anything is sent, with the place and the cure", async () => {
  const nobody: Sender = () => Promise.reject(new Error("sent"));
  await expect(run(nobody, "acorn")).rejects.toMatchObject({
    name: "ProblemError",
    problems: [
      {
        file: "pets.yaml",
        place: "/x-standin-host/framework",
        found: 'there is no framework "acorn"',
        cure: "write one of: servicestack, plain",
      },
    ],
  });
});

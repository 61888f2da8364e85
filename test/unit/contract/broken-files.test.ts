import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import { ProblemError } from "../../../src/problem.ts";

const folder = "fixtures/contracts/broken";

/** Each folder holds a broken contract, and in `problems.txt` what is said about it. */
it.each(readdirSync(folder).map((name) => ({ name })))("says what is wrong with $name", async ({ name }) => {
  const message = messageFor(`${folder}/${name}`);
  expect(message).not.toBe("");
  await expect(`${message}\n`).toMatchFileSnapshot(`../../../${folder}/${name}/problems.txt`);
});

function messageFor(reference: string): string {
  try {
    loadContract(reference);
    return "";
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
}

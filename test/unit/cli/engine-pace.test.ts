import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCommand } from "../../../src/cli/check-command.ts";
import { run } from "../../../src/cli/program.ts";
import { verifyCommand } from "../../../src/cli/verify-command.ts";
import { root } from "../../support/source-files.ts";

/** What a command tells the engine, in its order. */
async function pacesOf(...args: readonly string[]): Promise<readonly string[]> {
  const paces: string[] = [];
  await run(args, [checkCommand, verifyCommand], {
    out: () => undefined,
    error: () => undefined,
    colour: false,
    width: 80,
    env: {},
    cwd: root,
    enginePace: (pace) => paces.push(pace),
  });
  return paces;
}

test("contracts are opened at the pace of work that is done once, requests are sent at the usual one", async () => {
  expect(await pacesOf("check", "bokamera")).toStrictEqual(["opening"]);
  expect(await pacesOf("verify", "http://127.0.0.1:9", "bokamera", "--dry-run")).toStrictEqual(["opening", "usual"]);
});

test("the engine takes its pace without a word", () => {
  const command = [join(root, "dist/cli/standin.js"), "check", "bokamera"];
  expect(spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" })).toMatchObject({
    status: 0,
    stderr: "",
  });
});

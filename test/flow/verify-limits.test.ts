import { afterAll, beforeAll, expect, test } from "vitest";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import type { ListeningStandIn } from "../../src/serve/http/listening.ts";
import { setProcessLimits, usualLimits } from "../../src/limits.ts";
import { verifyCommand } from "../../src/cli/verify-command.ts";
import { type Ran, runCommand } from "../support/run-command.ts";

let server: ListeningStandIn;
beforeAll(async () => {
  server = await createStandIn({ contracts: ["teahouse"] }).listen();
});
afterAll(async () => {
  setProcessLimits(usualLimits); // they hold for the process, which runs other tests after these
  await server.close();
});

const verified = (...flags: readonly string[]): Promise<Ran> =>
  runCommand(["verify", server.url, "--only", "teahouse", ...flags], verifyCommand);

test("with a limit for answers, longer ones are told as not checked, with the limit that allows more", async () => {
  const usual = await verified();
  expect(usual.code).toBe(0);
  expect(usual.out).not.toContain("larger than");
  const short = await verified("--limit", "answer-bytes=10");
  expect(short.code).toBe(0);
  expect(short.out).toContain("the body is larger than 10 bytes");
  expect(short.out).toContain("--limit answer-bytes=…");
});

test.each([
  ["answer-byte=10", 'there is no limit "answer-byte"\n    → did you mean "answer-bytes"?'],
  ["answer-bytes=0", '"0" is no whole number above 0'],
  ["session-changes=5", 'there is no limit "session-changes"'],
])("a limit that verify does not have or that is no number stops it: %s", async (given, said) => {
  const { code, error } = await verified("--limit", given);
  expect(code).toBe(2);
  expect(error).toContain(said);
});

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { checkCommand } from "../../src/cli/check-command.ts";
import { deriveCommand } from "../../src/cli/derive-command.ts";
import { verifyCommand } from "../../src/cli/verify-command.ts";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import { runCommand } from "../support/run-command.ts";
import { root } from "../support/source-files.ts";

const folder = join(mkdtempSync(join(tmpdir(), "standin-file-")), "my apis");
mkdirSync(folder);
const file = join(folder, "thé.yaml");
copyFileSync(join(root, "contracts/teahouse/openapi.yaml"), file);
const address = pathToFileURL(file).href;
const page = join(folder, "page.txt");
copyFileSync(join(root, "fixtures/documents/seed-one.txt"), page);

test.each([address, address.replace("file:///", "file://localhost/"), address.replace("file:", "FILE:")])(
  "commands take the address of a file for the file: %s",
  async (given) => {
    expect(given).toContain("my%20apis/th%C3%A9.yaml");
    const checked = await runCommand(["check", given], checkCommand);
    expect(checked).toMatchObject({ code: 0, out: expect.stringContaining(`${file}: 10 operations`) as string });
    const listed = await runCommand(["verify", "http://127.0.0.1:9", given, "--dry-run"], verifyCommand);
    expect(listed).toMatchObject({ code: 0, out: expect.stringContaining("/teas") as string });
  },
);

test("a page of documentation, and the value of a flag, may be the address of a file", async () => {
  const derived = await runCommand(["derive", pathToFileURL(page).href], deriveCommand);
  expect(derived.out).toBe((await runCommand(["derive", page], deriveCommand)).out);
  const out = pathToFileURL(join(folder, "overlay.yaml")).href;
  expect((await runCommand(["check", address, "--write-overlay", out], checkCommand)).code).toBe(0);
  expect(readFileSync(join(folder, "overlay.yaml"), "utf8")).toContain("overlay:");
});

test("a program may name the address of a file", async () => {
  const standIn = createStandIn({ document: address });
  expect((await standIn.fetch(new Request("http://localhost/teas"))).status).toBe(200);
});

test.each(["file://other.example/x.yaml", "file:///a%2Fb.yaml", "file:///a%zz.yaml", "file:///tmp/nowhere/x.yaml"])(
  "what is the address of no file of this machine is told as a file that is not there: %s",
  async (given) => {
    const { code, error } = await runCommand(["check", given], checkCommand);
    expect([code, error]).toEqual([2, expect.stringContaining("there is no such file")]);
  },
);

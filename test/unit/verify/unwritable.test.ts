import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Console } from "../../../src/cli/console.ts";
import { run } from "../../../src/cli/program.ts";
import { verifyCommand } from "../../../src/cli/verify-command.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-unwritable-"));
const binary = join(folder, "binary.yaml");
writeFileSync(binary, Uint8Array.of(0, 255, 1));

/** Folders in which even their owner makes nothing: Node's `mkdir` with parents never comes back from there. */
const systemPlaces = existsSync("/proc/self")
  ? ["/proc/none/deep/report.xml", "/proc/report.xml", "/proc/self/none/report.xml"].map(
      (file) => [["http://127.0.0.1:9", "--report", `junit=${file}`], "cannot be written (E"] as const,
    )
  : [];

for (const [args, told] of [
  [["http://127.0.0.1:9", "--report", "json=package.json/x/y.json"], "package.json is not a folder"],
  [["http://127.0.0.1:9", "--report", `json=${folder}`], "is a folder"],
  [["http://127.0.0.1:9", "--report", `junit=${folder}/${"long".repeat(80)}.xml`], "cannot be written (ENAMETOOLONG)"],
  ...systemPlaces,
  [["--target", folder], "is a folder"],
  [["--target", binary], "the file is not UTF-8 text"],
] as const)
  test(`ends with 2 before anything is asked: verify ${args.join(" ").replaceAll(folder, "FOLDER")}`, async () => {
    let error = "";
    const console: Console = {
      out: () => undefined,
      error: (text) => (error += text),
      colour: false,
      width: 100,
      env: {},
      cwd: folder,
    };
    expect(await run(["verify", ...args], [verifyCommand], console)).toBe(2);
    expect(error).toContain(told);
  });

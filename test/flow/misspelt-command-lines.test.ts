import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCommand } from "../../src/cli/check-command.ts";
import { configCommand } from "../../src/cli/config-command.ts";
import { deriveCommand } from "../../src/cli/derive-command.ts";
import { serveCommand } from "../../src/cli/serve-command.ts";
import { verifyCommand } from "../../src/cli/verify-command.ts";
import { runCommand } from "../support/run-command.ts";

const commands = [serveCommand, verifyCommand, deriveCommand, checkCommand, configCommand];

const all = (command: string): string => `\`standin help ${command} --all\` shows all that it takes`;

test.each([
  ["serve --prot 1", 'serve: there is no flag "--prot"', `did you mean "--port"? ${all("serve")}`],
  ["serve --prot=1", 'serve: there is no flag "--prot"', `did you mean "--port"? ${all("serve")}`],
  ["serve --quiet=true", "serve: --quiet takes no value", "write --quiet"],
  ["serve -p 1", 'serve: there is no flag "-p"', `did you mean "--port"? ${all("serve")}`],
  // Flags that the short help leaves out are near, too.
  ["verify --strickt u", 'verify: there is no flag "--strickt"', `did you mean "--strict"? ${all("verify")}`],
  ["check --expl", 'check: there is no flag "--expl"', `did you mean "--explain"? ${all("check")}`],
  [
    "check --port 1",
    'check: there is no flag "--port"',
    `\`standin serve\` has it: leave it out here; ${all("check")}`,
  ],
  ["check --zzzzzzz", 'check: there is no flag "--zzzzzzz"', all("check")],
  ["--port 1 serve", 'there is no flag "--port" before a command', "write it behind: standin serve --port"],
  ["--prot", 'there is no flag "--prot" before a command', "`standin help` shows the commands"],
  ["config serve --prot 5", 'serve: there is no flag "--prot"', `did you mean "--port"? ${all("serve")}`],
  ["sevre", 'there is no command "sevre"', 'did you mean "serve"? `standin help` shows the commands'],
  ["api.yaml", 'there is no command "api.yaml"', "write one before it: standin serve api.yaml"],
  ["help sevre", 'there is no command "sevre"', 'did you mean "serve"? `standin help` shows the commands'],
  ["help serve --al", 'help: there is no flag "--al"', "--all shows every flag of a command"],
  ["serve --port", "serve: --port needs a value", "write --port <number>"],
  ["derive", "derive: the document is missing", `name one; ${all("derive")}`],
  [
    "verify u a.yaml b.yaml",
    "verify: 3 words are given, and 2 are taken at most",
    `put quotes around a word with spaces; ${all("verify")}`,
  ],
])("of `standin %s` two lines say what is wrong, what is near and where the help is", async (line, found, cure) => {
  const ran = await runCommand(line.split(" "), commands);
  expect(ran).toEqual({ code: 2, out: "", error: `${found}\n    → ${cure}\n` });
});

test("check prints a line to copy that applies the overlay which it wrote, with spaces in names", async () => {
  const folder = mkdtempSync(join(tmpdir(), "an overlay-"));
  const [contract, overlay] = [join(folder, "my shop.yaml"), join(folder, "my overlay.yaml")];
  copyFileSync("test/support/shop.yaml", contract);
  const { out } = await runCommand(["check", contract, "--write-overlay", overlay], commands);
  expect(out).toContain(`apply it with: standin serve '${contract}' --overlay '${overlay}'\n`);
  rmSync(folder, { recursive: true });
});

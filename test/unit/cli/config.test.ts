import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { checkCommand } from "../../../src/cli/check-command.ts";
import { configCommand } from "../../../src/cli/config-command.ts";
import type { Console } from "../../../src/cli/console.ts";
import { deriveCommand } from "../../../src/cli/derive-command.ts";
import { run } from "../../../src/cli/program.ts";
import { schemasCommand } from "../../../src/cli/schemas-command.ts";
import { serveCommand } from "../../../src/cli/serve-command.ts";
import { verifyCommand } from "../../../src/cli/verify-command.ts";
import { root } from "../../support/source-files.ts";

const commands = [serveCommand, verifyCommand, deriveCommand, checkCommand, schemasCommand, configCommand];
const page = readFileSync(join(root, "docs/config.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "standin-config-"));

async function printed(args: readonly string[], env: Console["env"] = {}): Promise<{ code: number; text: string }> {
  let text = "";
  const write = (part: string): void => void (text += part);
  const code = await run(args, commands, { out: write, error: write, colour: false, width: 80, env, cwd: folder });
  return { code, text };
}

test("docs/config.md has every setting of every command, with its variable and default, and no other", () => {
  const program = new Command();
  for (const command of commands)
    command.register(
      program,
      { out() {}, error() {}, colour: false, width: 80, env: {}, cwd: folder },
      () => undefined,
    );
  const settings = program.commands.flatMap((command) =>
    command.options.map((option) => `${command.name()} ${option.attributeName()}`),
  );
  const sections = page.split(/^## /m).slice(1);
  const documented = sections.flatMap((section) => {
    const [, name = ""] = /^`(\w+)`/.exec(section) ?? [];
    return [...section.matchAll(/^\| `(\w+)` +\| `(STANDIN_\w+)`/gm)].map(([, key = ""]) => `${name} ${key}`);
  });
  expect(documented.toSorted()).toEqual([...new Set(settings)].toSorted());
});

test("the example of docs/config.md is taken, and each value says where it comes from", async () => {
  const [, example = ""] = /```yaml\n([^]*?)```/.exec(page) ?? [];
  expect(parse(example)).toHaveProperty("serve.port", 4011);
  writeFileSync(join(folder, "standin.config.yaml"), example);
  const { code, text } = await printed(["config", "serve", "--host", "::1"], { STANDIN_SEED: "blue" });
  expect(code).toBe(0);
  expect(text).toMatch(/^ {2}port +4011 +file standin\.config\.yaml$/m);
  expect(text).toMatch(/^ {2}host +::1 +flag --host$/m);
  expect(text).toMatch(/^ {2}seed +blue +variable STANDIN_SEED$/m);
  expect(text).toMatch(/^ {2}now +– +default$/m);
  expect(text).toMatch(/^ {2}rows +orders=500, lines=my-lines\.json +file/m);
  expect((await printed(["config", "srve"])).text).toContain('did you mean "serve"?');
});

test("prints no header, which may be a secret", async () => {
  const { text } = await printed(["config", "verify", "--header", "Authorization: Bearer geheim"]);
  expect(text).toMatch(/^ {2}header +1 given +flag --header$/m);
  expect(text).not.toContain("geheim");
});

test("tells every value that its command would refuse, and where it comes from", async () => {
  writeFileSync(
    join(folder, "standin.config.yaml"),
    "serve: { log: xml, now: yesterday, rows: [orders=many] }\nderive: { pause: soon }\n",
  );
  const { code, text } = await printed(["config"], { STANDIN_PORT: "http", STANDIN_WAIT: "long" });
  expect(code).toBe(2);
  expect(text).toMatch(/^ {2}port +http +variable STANDIN_PORT$/m);
  expect(text).toContain('--port (variable STANDIN_PORT): "http" is not a port');
  expect(text).toContain('--log (file standin.config.yaml): "xml" is no form of a log');
  expect(text).toContain('--now (file standin.config.yaml): "yesterday" is not a date');
  expect(text).toContain('--wait (variable STANDIN_WAIT): "long" is not a number of seconds');
  expect(text).toContain('--pause (file standin.config.yaml): "soon" is no number of milliseconds');
  writeFileSync(join(folder, "standin.config.yaml"), "");
  expect((await printed(["config", "verify", "--report", "pdf", "--header", "geheim"])).text).toMatch(
    /there is no report "pdf"[^]*--header: what is given is no header/,
  );
  expect((await printed(["config"])).code).toBe(0);
});

test.each([
  ["serve", "body-values=5, depth=20", "faults=3"],
  ["verify", "answer-bytes=7, depth=20", "answer-seconds=3"],
] as const)("%s takes of STANDIN_LIMIT what it has, and leaves what another command has", async (name, own, other) => {
  const shared = "body-values=5, answer-bytes=7, depth=20";
  const { code, text } = await printed(["config", name], { STANDIN_LIMIT: shared });
  expect(text).toMatch(new RegExp(`^ {2}limit +${own} +variable STANDIN_LIMIT$`, "m"));
  expect(code).toBe(0);
  writeFileSync(join(folder, "standin.config.yaml"), `${name}: { limit: ["${other}"] }`);
  const foreign = name === "serve" ? "answer-bytes=7" : "body-values=5";
  expect((await printed(["config", name], { STANDIN_LIMIT: foreign })).text).toMatch(
    new RegExp(`^ {2}limit +${other} +file standin.config.yaml$`, "m"),
  );
  expect((await printed(["config", name], { STANDIN_LIMIT: "" })).text).toMatch(/^ {2}limit +none +variable/m);
});

test("a limit that no command has, and one of another command that stands in a flag or the config file, are told", async () => {
  writeFileSync(join(folder, "standin.config.yaml"), "serve: { limit: [answer-bytes=7] }");
  const wrong = await printed(["config", "serve"]);
  expect(wrong.code).toBe(2);
  expect(wrong.text).toContain(
    '--limit answer-bytes=7 (file standin.config.yaml): "answer-bytes" is a limit of `verify`, not of `serve`',
  );
  const flag = await printed(["config", "verify", "--limit", "body-values=5"]);
  expect(flag.text).toContain('--limit body-values=5: "body-values" is a limit of `serve`, not of `verify`');
  const unknown = await printed(["config", "verify"], { STANDIN_LIMIT: "answer-byte=7" });
  expect(unknown.text).toContain('--limit answer-byte=7 (variable STANDIN_LIMIT): there is no limit "answer-byte"');
});

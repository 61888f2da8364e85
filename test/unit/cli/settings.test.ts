import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CommandModule, Console } from "../../../src/cli/console.ts";
import { run } from "../../../src/cli/program.ts";
import { ProblemError } from "../../../src/problem.ts";
import { addFlags } from "../../../src/cli/settings.ts";

/** What a command line, an environment and a config file come to; or what is said against them. */
async function settings(args: readonly string[], env: Console["env"] = {}, config?: string): Promise<unknown> {
  const cwd = mkdtempSync(join(tmpdir(), "standin-config-"));
  if (config !== undefined) writeFileSync(join(cwd, "standin.config.yaml"), config);
  let error = "";
  let found: unknown;
  const console: Console = {
    out: () => undefined,
    error: (text) => (error += text),
    colour: false,
    width: 80,
    env,
    cwd,
  };
  const act: CommandModule = {
    register(program) {
      const command = program.command("act").action((options: { readonly port?: unknown }) => {
        if (options.port === "none") throw new ProblemError([{ place: "--port", found: "no port", cure: "a number" }]);
        found = options;
      });
      addFlags(command, [
        { flags: "--port <number>", description: "", default: "4010" },
        { flags: "--seed <text>", description: "" },
        { flags: "--rows <entity=count>", description: "", many: true },
        { flags: "--only <name>", description: "", many: true },
        { flags: "--no-cors", description: "" },
        { flags: "--watch", description: "", default: false },
      ]);
    },
  };
  await run(["act", ...args], [act], console);
  return error === "" ? found : error;
}

const usual = { port: "4010", rows: [], only: [], cors: true, watch: false };

test.each([
  ["act: { port: 1, watch: true, cors: false }", { port: "1", watch: true, cors: false }],
  ['act: { rows: "a=3", only: b }', { rows: ["a=3"], only: ["b"] }],
  ["act: { rows: [a=3, b=4] }", { rows: ["a=3", "b=4"] }],
  ["act: { rows: { a: 3, b: mine.json } }", { rows: ["a=3", "b=mine.json"] }],
  ["act: { seed: 007, only: [1.50] }", { seed: "007", only: ["1.50"] }],
  ["act:", {}],
  ["", {}],
])("takes %s from the config file", async (config, given) => {
  expect(await settings([], {}, config)).toEqual({ ...usual, ...given });
});

test.each([
  ["act: { watch: yes please }", '/act/watch (line 1): this is "yes please"\n    → write watch: true or watch: false'],
  ["act: { port: [1] }", "/act/port (line 1): this is [1]\n    → write one text or number"],
  ["act: { rows: true }", "/act/rows (line 1): this is true\n    → write a text, or a list of texts"],
  ["act: { only: { a: 1 } }", '/act/only (line 1): this is {"a":1}'],
  ["act: { prot: 1 }", '/act/prot (line 1): there is no setting "prot"\n    → did you mean "port"?'],
  ["atc: { port: 1 }", '/atc (line 1): there is no section "atc"\n    → did you mean "act"?'],
  ["act: 4", "/act (line 1): this is not a mapping"],
  ["- act", ": this is not a mapping\n    → begin with a section: act"],
  ["act: {", "line 1, column 7: this is not YAML"],
  ["act: { port: 1 }\nact: { seed: x }", 'line 2, column 1: the key "act" is there twice'],
])("says what is wrong with %s in the config file", async (config, said) => {
  const problem = await settings([], {}, config);
  expect(problem).toContain("standin.config.yaml");
  expect(problem).toContain(said);
});

test.each([
  [{ STANDIN_ROWS: "a=1, b=2" }, { rows: ["a=1", "b=2"] }],
  [
    { STANDIN_WATCH: "YES", STANDIN_NO_CORS: "1" },
    { watch: true, cors: false },
  ],
  [{ STANDIN_WATCH: "false", STANDIN_NO_CORS: "" }, {}],
  [{ STANDIN_CORS: "no" }, { cors: false }],
  [{ STANDIN_CORS: "yes" }, {}],
  [{ STANDIN_SEED: "" }, { seed: "" }],
  [{ STANDIN_SOMETHING_ELSE: "x" }, {}],
])("takes %j from the environment", async (env, given) => {
  expect(await settings([], env)).toEqual({ ...usual, ...given });
});

test.each([
  [{ STANDIN_PROT: "1" }, 'STANDIN_PROT: there is no such setting\n    → did you mean "STANDIN_PORT"?'],
  [{ STANDIN_WATCH: "maybe" }, 'STANDIN_WATCH: "maybe" is neither on nor off\n    → write true or false'],
])("says what is wrong with %j in the environment", async (env, said) => {
  expect(await settings([], env)).toContain(said);
});

test("says at once what is wrong with the config file and with the environment", async () => {
  const said = await settings([], { STANDIN_WATCH: "maybe", STANDIN_PROT: "1" }, "act:\n  prot: 1\n  watch: 3\n");
  expect(String(said).match(/^\S.*$/gm)).toEqual([
    'standin.config.yaml /act/prot (line 2): there is no setting "prot"',
    "standin.config.yaml /act/watch (line 3): this is 3",
    'STANDIN_WATCH: "maybe" is neither on nor off',
    "STANDIN_PROT: there is no such setting",
  ]);
});

test("lets the command line win over the environment, and that over the config file", async () => {
  const config = "act: { port: 1, seed: file }";
  expect(await settings(["--port", "3"], { STANDIN_PORT: "2" }, config)).toEqual({ ...usual, port: "3", seed: "file" });
  expect(await settings([], { STANDIN_PORT: "2" }, config)).toEqual({ ...usual, port: "2", seed: "file" });
});

test("refuses a value that is given twice", async () => {
  expect(await settings(["--port", "1", "--port", "2"])).toBe(
    '--port: it is given twice: "1" and "2"\n    → give it once\n',
  );
});

test.each([
  [["--port", "none"], {}, undefined, "--port: no port\n    → a number\n"],
  [[], { STANDIN_PORT: "none" }, undefined, "--port (variable STANDIN_PORT): no port\n    → a number\n"],
  [[], {}, "act: { port: none }", "--port (file standin.config.yaml): no port\n    → a number\n"],
])("names the place of a value that cannot be used: %j, %j, %j", async (args, env, config, said) => {
  expect(await settings(args, env, config)).toBe(said);
});

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Command } from "commander";
import { describe, expect, test } from "vitest";
import { isScalar, LineCounter, parseDocument, visit } from "yaml";
import { checkCommand } from "../../src/cli/check-command.ts";
import { applyConfig } from "../../src/cli/config-file.ts";
import { deriveCommand } from "../../src/cli/derive-command.ts";
import { schemasCommand } from "../../src/cli/schemas-command.ts";
import { serveCommand } from "../../src/cli/serve-command.ts";
import { verifyCommand } from "../../src/cli/verify-command.ts";
import { loadContracts } from "../../src/contract/load-contract.ts";
import { readOverlay } from "../../src/contract/overlay/read-overlay.ts";
import { ProblemError } from "../../src/problem.ts";
import { loadScenario } from "../../src/serve/scenario/load-scenario.ts";
import { Problems } from "../../src/source/problems.ts";
import { loadTarget } from "../../src/verify/deployment/load-target.ts";
import { targetSchema } from "../../src/verify/deployment/target-schema.ts";
import { root } from "../support/source-files.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-misspelt-"));
const contracts = [
  ...loadContracts(["bokamera", "pwc-reportfiling", "teahouse", "readingroom"]),
  ...loadContracts([join(root, "fixtures/contracts/zoo")]),
  ...loadContracts([join(root, "fixtures/contracts/zoo-pascal")]),
];
const scenarios = join(root, "fixtures/scenarios");
const named = (pattern: RegExp): readonly string[] => readdirSync(scenarios).filter((name) => pattern.test(name));

const quiet = { out: () => undefined, error: () => undefined, colour: false, width: 80, env: {}, cwd: folder };

/** A key of a file, written wrong. */
interface Slip {
  readonly right: string;
  readonly wrong: string;
  readonly line: number;
  readonly text: string;
}

/** Names that their file makes up: whatever stands there is right. */
const ownNames = /\/(identities\/[^/]+|\*)$/;

/** The text with two letters of one key exchanged, for each key that a slip of the pen can make wrong. */
function slipsIn(text: string, isFree: (pointer: string) => boolean): readonly Slip[] {
  const lines = new LineCounter();
  const slips: Slip[] = [];
  visit(parseDocument(text, { lineCounter: lines }), {
    Pair(_, { key }, path) {
      if (!isScalar<string>(key) || !key.range || typeof key.value !== "string") return;
      const keys = path.flatMap((node) => ("key" in node && isScalar(node.key) ? [String(node.key.value)] : []));
      const pointer = `/${[...keys, key.value].join("/")}`;
      const at = key.value
        .split("")
        .findIndex((letter, i) => i > 0 && letter !== key.value[i + 1] && key.value[i + 1] !== undefined);
      if (isFree(pointer) || at < 1) return;
      const wrong =
        key.value.slice(0, at) + (key.value[at + 1] ?? "") + (key.value[at] ?? "") + key.value.slice(at + 2);
      const [from, to] = key.range;
      const written = text.slice(from, to).replace(key.value, wrong);
      slips.push({
        right: key.value,
        wrong,
        line: lines.linePos(from).line,
        text: text.slice(0, from) + written + text.slice(to),
      });
    },
  });
  return slips;
}

function problemsOf(act: () => unknown): ProblemError["problems"] {
  try {
    act();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  return [];
}

/** The line of the slip and the word that was meant, in one problem. */
function expectTold({ right, wrong, line }: Slip, problems: ProblemError["problems"]): void {
  const told = problems.map(({ place, found, cure }) => `${place ?? ""}: ${found} → ${cure}`);
  expect(
    told.filter((text) => text.includes(`(line ${line})`) && text.includes(right)),
    `${wrong} for ${right}: ${told.join("\n")}`,
  ).not.toEqual([]);
}

/** Keys that no committed scenario has. */
const rareScenario = `now: 2026-09-18T10:00:00Z
apis:
  bokamera:
    pageSize: 25
    entities:
      attempts: { retention: 90 }
`;

/** Keys that no committed target file has. */
const rareTarget = `url: https://staging.example.com
insecure: true
proxy: http://proxy.example:3128
expired: abc
limits: { requestsPerSecond: 20, requests: 500, milliseconds: 100, timeout: 5, megabytes: 8, judging: 5 }
identities:
  one: { query: { key: a } }
  two: { login: { path: /auth, body: { user: a } }, roles: [] }
  three: { headers: { X-Key: a } }
`;

/** Names of the API's own. */
const namesOfApi = /\/(?:identities\/[^/]+|query\/[^/]+|headers\/[^/]+|body\/[^/]+)$/;

test("each rare key of a scenario and of a target file, misspelt, is told with its line and the word that was meant", () => {
  for (const slip of slipsIn(rareScenario, (pointer) => ownNames.test(pointer)))
    expectTold(
      slip,
      problemsOf(() => loadScenario(inFolder("rare.yaml", slip.text), contracts)),
    );
  for (const slip of slipsIn(rareTarget, (pointer) => namesOfApi.test(pointer)))
    expectTold(
      slip,
      problemsOf(() => loadTarget(inFolder("rare.target.yaml", slip.text), {}, contracts)),
    );
});

describe("each key of each committed file, misspelt, is told with its line and the word that was meant", () => {
  test.each(named(/^[\w-]+\.yaml$/))("the scenario %s", (name) => {
    const slips = slipsIn(readFileSync(join(scenarios, name), "utf8"), (pointer) => ownNames.test(pointer));
    expect(slips.length).toBeGreaterThan(5);
    for (const slip of slips) {
      expectTold(
        slip,
        problemsOf(() => loadScenario(inFolder(name, slip.text), contracts)),
      );
    }
  });

  test.each(named(/\.target\.yaml$/))("the target file %s", (name) => {
    const slips = slipsIn(readFileSync(join(scenarios, name), "utf8"), (pointer) => ownNames.test(pointer));
    expect(slips.length).toBeGreaterThan(5);
    for (const slip of slips)
      expectTold(
        slip,
        problemsOf(() => loadTarget(inFolder(name, slip.text), {}, contracts)),
      );
  });
});

test("each key of a config file with every setting, misspelt, is told with its line and the word that was meant", () => {
  const program = new Command("standin");
  for (const command of [serveCommand, verifyCommand, checkCommand, deriveCommand, schemasCommand])
    command.register(program, quiet, () => undefined);
  const sections = program.commands.map((command) => {
    const keys = command.options.map((option) => `  ${option.attributeName()}: ${option.required ? "x" : "true"}\n`);
    return `${command.name()}:\n${keys.join("")}`;
  });
  const slips = slipsIn(sections.join(""), () => false);
  expect(slips.length).toBeGreaterThan(30);
  const [serve] = program.commands;
  for (const slip of slips) {
    inFolder("standin.config.yaml", slip.text);
    const problems = new Problems();
    applyConfig(serve!, program, folder, problems);
    expectTold(slip, problems.all);
  }
});

test("each key of an overlay, misspelt, is told with its line and the word that was meant", () => {
  const overlay = `overlay: 1.0.0
info:
  title: Shorter
  version: "1"
extends: openapi.yaml
actions:
  - target: $.info
    description: shorter
    update: { title: Tea }
  - target: $.info.contact
    remove: true
`;
  // What an action changes is the document's own: its names are told by its own rules.
  const slips = slipsIn(overlay, (pointer) => /^\/actions\/update\//.test(pointer));
  expect(slips.map(({ right }) => right)).toEqual(
    "overlay info title version extends actions target description update target remove".split(" "),
  );
  for (const slip of slips) {
    const problems = new Problems();
    readOverlay(inFolder("standin.overlay.yaml", slip.text), problems);
    expectTold(slip, problems.all);
    expect(problems.all.length, slip.wrong).toBe(1);
  }
});

/** Every name that a schema of the product's own knows. */
function namesIn(node: unknown): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    key === "properties" && typeof value === "object" && value !== null ? Object.keys(value) : [],
  );
  return [...own, ...Object.values(node).flatMap(namesIn)];
}

test("each key that scenarios and target files may have is among those that are misspelt here", () => {
  const seen = (pattern: RegExp, more: string): ReadonlySet<string> => {
    const texts = [...named(pattern).map((name) => readFileSync(join(scenarios, name), "utf8")), more];
    return new Set(texts.flatMap((text) => slipsIn(text, () => false).map(({ right }) => right)));
  };
  const schema: unknown = JSON.parse(readFileSync(join(scenarios, "scenario.schema.json"), "utf8"));
  // A name of two letters has no two within it that a slip could exchange.
  const missing = (names: readonly string[], known: ReadonlySet<string>): readonly string[] =>
    names.filter((name) => !known.has(name) && name.length > 2 && name !== "$schema");
  expect(missing(namesIn(schema), seen(/^[\w-]+\.yaml$/, rareScenario))).toEqual([]);
  expect(missing(namesIn(targetSchema), seen(/\.target\.yaml$/, rareTarget))).toEqual([]);
});

/** A copy beside which the files stand that the text names. */
function inFolder(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(
    file,
    text.replaceAll("../recordings/", `${join("..", relative(tmpdir(), join(root, "fixtures/recordings")))}/`),
  );
  return file;
}

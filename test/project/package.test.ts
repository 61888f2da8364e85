import { execFile, execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { root } from "../support/source-files.ts";
import { createTestApp, listen } from "../support/stand-in.ts";

/** The folder of somebody who has installed the packed file. */
const folder = mkdtempSync(join(tmpdir(), "standin-packed-"));
const installed = join(folder, "node_modules/standin");

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}
const [packed] = JSON.parse(
  execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }),
) as [Packed];
const paths = packed.files.map(({ path }) => path);

beforeAll(() => {
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["xzf", join(folder, packed.filename), "-C", installed, "--strip-components=1"]);
  for (const name of readdirSync(join(root, "node_modules")))
    if (name !== "standin") symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  cpSync(join(installed, "contracts/teahouse/openapi.yaml"), join(folder, "openapi.yaml"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (args: readonly string[]): Promise<string> => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder, NO_COLOR: "1", CI: "1" },
  });
  return stdout + stderr;
};

/** Every `rows:` of a scenario, wherever it stands. */
function rowsIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    key === "rows" && typeof value === "string" ? [value] : rowsIn(value),
  );
}

test("packs the rows of every scenario that it packs", () => {
  const scenarios = readdirSync(join(root, "fixtures/scenarios")).filter(
    (name) => paths.includes(`fixtures/scenarios/${name}`) && /\.yaml$/.test(name),
  );
  const rows = scenarios.flatMap((name) =>
    rowsIn(parse(readFileSync(join(root, "fixtures/scenarios", name), "utf8"))).map((path) =>
      posix.join("fixtures/scenarios", path),
    ),
  );
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.filter((path) => !paths.includes(path))).toEqual([]);
});

test("packs the built product, the contracts and the pages about them, and no tests", () => {
  for (const path of [
    "dist/cli/standin.js",
    "dist/standin-index.js",
    "dist/types/index.d.ts",
    "dist/notices.txt",
    "contracts/bokamera/openapi.yaml",
    "contracts/extensions.schema.json",
    "docs/extensions.md",
    "README.md",
    "LICENSE",
  ])
    expect(paths).toContain(path);
  expect(paths.filter((path) => /^(test|src|bench|scripts)\//.test(path))).toEqual([]);
  for (const page of [
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/detection.md",
    "docs/glossary.md",
    "docs/performance.md",
  ])
    expect(paths).not.toContain(page);
});

test("packs each module once, in less than 1.1 megabytes", () => {
  expect(packed.size).toBeLessThan(1_100_000);
  const code = paths.filter((path) => path.startsWith("dist/") && /\.c?js$/.test(path));
  expect(code.filter((path) => !/^dist\/(standin[\w-]*\.js|own-validators\.cjs|cli\/standin\.js)$/.test(path))).toEqual(
    [],
  );
});

/** Reads code as Node does and runs none of it, as its flag `--check` does for a single file. */
const reader = `
const { compileFunction, SourceTextModule } = require("node:vm");
for (const path of process.argv.slice(1)) {
  const text = require("node:fs").readFileSync(path, "utf8").replace(/^#!.*/, "");
  if (path.endsWith(".cjs")) compileFunction(text, [], { filename: path });
  else new SourceTextModule(text, { identifier: path });
}
`;

test("packs code that this Node can read", async () => {
  const code = paths.filter((one) => /^dist\/.*\.c?js$/.test(one)).map((path) => join(installed, path));
  expect(code.length).toBeGreaterThan(5);
  expect(await run(["--no-warnings", "--experimental-vm-modules", "--eval", reader, ...code])).toBe("");
  const broken = join(folder, "broken.js");
  writeFileSync(broken, "export const = 1;");
  await expect(run(["--no-warnings", "--experimental-vm-modules", "--eval", reader, broken])).rejects.toThrow(
    "broken.js",
  );
});

test("has no script that runs where the package is installed", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  expect(Object.keys(scripts)).toEqual(expect.not.arrayContaining(["preinstall", "install", "postinstall", "prepare"]));
});

test("links in its pages only to files that are packed, and to headings that exist", () => {
  const headings = (path: string): string[] =>
    [...readFileSync(join(root, path), "utf8").matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    );
  const dead = paths
    .filter((path) => path.endsWith(".md"))
    .flatMap((page) =>
      [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:)([^)\s]*)\)/g)].flatMap(([, link = ""]) => {
        const [path = "", heading] = link.split("#");
        const target = path === "" ? page : posix.join(posix.dirname(page), path);
        const isThere = paths.includes(target) || paths.some((one) => one.startsWith(`${target.replace(/\/$/, "")}/`));
        if (!isThere || (heading !== undefined && !headings(target).includes(heading))) return [`${page}: ${link}`];
        return [];
      }),
    );
  expect(dead).toEqual([]);
});

test("is a package that bundlers and runtimes understand (publint)", async () => {
  const { messages } = await publint({ pkgDir: installed, strict: true });
  expect(messages).toEqual([]);
});

test("tells the licence of every package whose code it contains", () => {
  const notices = readFileSync(join(installed, "dist/notices.txt"), "utf8");
  for (const name of ["express", "js-yaml", "commander", "htmlparser2"])
    expect(notices).toMatch(new RegExp(`^${name} \\d[^]*?Permission|^${name} \\d[^]*?Redistribution`, "m"));
});

test("names no place that packages come from", () => {
  expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(/"resolved": "http/);
});

/** Nobody listens there, or does no more in a moment. */
async function isFree(port: string): Promise<void> {
  const asked = async (): Promise<void> => {
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow("fetch failed");
  };
  await vi.waitFor(asked, { timeout: 10_000, interval: 100 });
}

describe("pages for readers, from the packed file in a folder with a document", () => {
  beforeAll(() => {
    mkdirSync(join(folder, "node_modules/.bin-of-package"), { recursive: true });
    symlinkSync(join(installed, "dist/cli/standin.js"), join(folder, "node_modules/.bin-of-package/standin"));
    // npx would ask a registry; what is installed here is the packed file. As there, a shell stands between that passes no signal on.
    writeFileSync(join(folder, "node_modules/.bin-of-package/npx"), '#!/bin/sh\n"$@"\nexit $?\n', { mode: 0o755 });
    chmodSync(join(installed, "dist/cli/standin.js"), 0o755);
  });

  test.each(["for-frontends", "in-ci", "demo", "own-api"])(
    "docs/%s.md: each of its lines for a shell succeeds",
    async (page) => {
      const text = readFileSync(join(root, `docs/${page}.md`), "utf8");
      const blocks = [...text.matchAll(/```sh\n([^]*?)```/g)].map(([, lines = ""]) => lines);
      expect(blocks.length).toBeGreaterThan(0);
      const own = mkdtempSync(join(tmpdir(), "standin-page-"));
      cpSync(join(folder, "openapi.yaml"), join(own, "openapi.yaml"));
      mkdirSync(join(own, "node_modules"));
      symlinkSync(join(folder, "node_modules/.bin-of-package"), join(own, "node_modules/.bin"));
      const port = String(20_000 + Math.floor(Math.random() * 20_000));
      const { stdout } = await promisify(execFile)("bash", ["-e", "-c", blocks.join("").replaceAll("4010", port)], {
        cwd: own,
        env: { PATH: `${join(folder, "node_modules/.bin-of-package")}:${process.env["PATH"] ?? ""}`, HOME: own },
      });
      expect(stdout).not.toBe("");
      // What a page starts it ends, too.
      await isFree(port);
    },
    240_000,
  );

  test("the job for a shell that init writes succeeds, and ends what it starts", async () => {
    const own = mkdtempSync(join(tmpdir(), "standin-job-"));
    cpSync(join(folder, "openapi.yaml"), join(own, "openapi.yaml"));
    writeFileSync(join(own, ".gitlab-ci.yml"), "stages: [test]\n");
    mkdirSync(join(own, "node_modules"));
    symlinkSync(join(folder, "node_modules/.bin-of-package"), join(own, "node_modules/.bin"));
    // It installs the package: here that is done.
    writeFileSync(join(folder, "node_modules/.bin-of-package/npm"), "#!/bin/sh\n", { mode: 0o755 });
    const port = String(20_000 + Math.floor(Math.random() * 20_000));
    const env = { PATH: `${join(folder, "node_modules/.bin-of-package")}:${process.env["PATH"] ?? ""}`, HOME: own };
    await promisify(execFile)("npx", ["standin", "init"], { cwd: own, env });
    const target = readFileSync(join(own, "standin.target.yaml"), "utf8");
    writeFileSync(join(own, "standin.target.yaml"), target.replace("4010", port));
    const job = { cwd: own, env: { ...env, STANDIN_PORT: port } };
    const { stdout } = await promisify(execFile)("sh", ["ci/contract.sh"], job);
    expect(stdout).toContain("Nothing that was checked is broken");
    await isFree(port);
  }, 240_000);
});

test("the workflow of docs/in-ci.md is YAML, and the Dockerfile runs as a user and looks after its health", () => {
  const [, workflow = ""] = /```yaml\n([^]*?)```/.exec(readFileSync(join(root, "docs/in-ci.md"), "utf8")) ?? [];
  expect(parse(workflow)).toHaveProperty("jobs.verify.steps");
  const lines = readFileSync(join(root, "Dockerfile"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const words = lines.map((line) => line.split(" ")[0]);
  expect(
    words.filter((word) => !/^(FROM|WORKDIR|COPY|RUN|USER|EXPOSE|HEALTHCHECK|ENTRYPOINT|CMD)$/.test(word ?? "")),
  ).toEqual([]);
  expect(words.indexOf("USER")).toBeGreaterThan(words.lastIndexOf("RUN"));
  expect(words).toContain("HEALTHCHECK");
});

test("the Dockerfile finds a stand-in healthy that others can reach, and none where nobody listens", async () => {
  const [, command = "[]"] =
    /^HEALTHCHECK .*? CMD (\[.*\])$/m.exec(readFileSync(join(root, "Dockerfile"), "utf8")) ?? [];
  const [program = "", ...words] = JSON.parse(command) as readonly string[];
  const serving = await listen(createTestApp({ control: false }));
  const { port } = new URL(serving.url);
  const asked = promisify(execFile)(
    program,
    words.map((word) => word.replace("4010", port)),
  );
  await expect(asked).resolves.toMatchObject({ stderr: "" });
  await serving.close();
  const askedAgain = promisify(execFile)(
    program,
    words.map((word) => word.replace("4010", port)),
  );
  await expect(askedAgain).rejects.toMatchObject({ code: 1 });
});

// Starts other test runners and a browser, which takes a minute: a script of its own.
describe.skipIf(process.env["WHOLE_PACKAGE"] !== "1")("docs/testing.md, from the packed file (npm run packed)", () => {
  const page = readFileSync(join(root, "docs/testing.md"), "utf8");
  const examples = [...page.matchAll(/```(?:ts|js)\n\/\/ (\S+)\n([^]*?)```/g)].map(([, name = "", text = ""]) => ({
    name,
    text,
  }));
  /** Somebody's own server. */
  const app =
    'import { createStandIn } from "standin";\nexport const { app } = createStandIn({ document: "openapi.yaml" });\n';
  beforeAll(() => {
    for (const { name, text } of [...examples, { name: "app.ts", text: app }]) writeFileSync(join(folder, name), text);
    cpSync(join(folder, "listen.ts"), join(folder, "listen.mjs"));
  });

  test("compiles under the strictest settings, every type of the package included", () => {
    const types = examples.filter(({ name }) => name.endsWith(".ts")).map(({ name }) => join(folder, name));
    expect(types.length).toBeGreaterThanOrEqual(6);
    const program = ts.createProgram(types, {
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      target: ts.ScriptTarget.ES2023,
      lib: ["lib.es2023.d.ts"],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      allowImportingTsExtensions: true,
      exactOptionalPropertyTypes: true,
      preserveSymlinks: true,
      types: ["node"],
      typeRoots: [join(root, "node_modules/@types")],
    });
    // Only what is the package's own: checking the types of Vitest takes longer than all tests of this file.
    const found = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(installed) || dirname(fileName) === folder)
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
      .map(({ file, messageText }) => {
        return `${file?.fileName.replace(folder, "") ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      });
    expect(found).toEqual([]);
  });

  test("passes as it is written: in Vitest, in Playwright, as a script, and with require", async () => {
    const [vitest, playwright, script, common] = [
      await run([
        "node_modules/vitest/vitest.mjs",
        "run",
        "--reporter=verbose",
        "--no-isolate",
        "--maxWorkers=1",
        ".test.ts",
      ]),
      await run(["node_modules/@playwright/test/cli.js", "test", "--reporter=line", "menu.spec.ts"]),
      await run(["listen.mjs"]),
      await run(["client.cjs"]),
    ];
    for (const title of [
      "shows the menu",
      "says that the API is down",
      "refuses what is no id",
      "pages through the menu",
    ])
      expect(vitest).toMatch(new RegExp(`✓ .*${title}`));
    expect(vitest).toMatch(/✓ .*listTeas answers/);
    expect(playwright).toContain("1 passed");
    expect([script, common]).toEqual(["", "200\n"]);
  }, 300_000);
});

import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { initCommand } from "../../src/cli/init-command.ts";
import { run } from "../../src/cli/program.ts";
import { serveCommand } from "../../src/cli/serve-command.ts";
import { verifyCommand } from "../../src/cli/verify-command.ts";
import { bareTarget, createStandIn, loadContracts, loadTarget, senderOf, verify } from "../../src/index.ts";
import { checksOf } from "../../src/verify/verdict/result.ts";
import { root } from "../support/source-files.ts";

const teahouse = readFileSync(join(root, "contracts/teahouse/openapi.yaml"), "utf8");
const bakery = readFileSync(join(root, "fixtures/openapi/bakery-2.0.yaml"), "utf8");
const choir = readFileSync(join(root, "fixtures/openapi/choir-3.0.yaml"), "utf8");

interface Kind {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** What the project is served by afterwards. */
  readonly documents: readonly string[];
  readonly written: readonly string[];
  readonly given?: readonly string[];
  /** The contract is that of another kind: the simplest requests show that it is reached. */
  readonly isKnown?: true;
}

const usual = ["standin.scenario.yaml", "standin.target.yaml", "standin.config.yaml"];
const kinds: readonly Kind[] = [
  {
    title: "an empty one",
    files: {},
    documents: ["openapi.yaml"],
    written: ["openapi.yaml", ...usual, "standin.overlay.yaml", ".github/workflows/contract.yaml", "standin.test.mjs"],
  },
  { title: "one with OpenAPI 3.1", files: { "openapi.yaml": teahouse }, documents: ["openapi.yaml"], written: usual },
  { title: "one with Swagger 2.0", files: { "swagger.yaml": bakery }, documents: ["swagger.yaml"], written: usual },
  {
    title: "one with OpenAPI 3.0 in a folder",
    files: { "docs/choir.yaml": choir },
    documents: ["docs/choir.yaml"],
    written: usual,
  },
  {
    isKnown: true,
    title: "one with two documents",
    files: { "openapi/teahouse.yaml": teahouse, "openapi/choir.yaml": choir },
    documents: ["openapi/choir.yaml", "openapi/teahouse.yaml"],
    written: usual,
  },
  {
    isKnown: true,
    title: "one with contracts/",
    files: { "contracts/teahouse/openapi.yaml": teahouse },
    documents: ["contracts/teahouse/openapi.yaml"],
    written: usual,
  },
  {
    isKnown: true,
    title: "one with a package that has Vitest",
    files: {
      "openapi.yaml": teahouse,
      "package.json": '{ "devDependencies": { "vitest": "^4.0.0", "standin": "^0.1.0" } }',
    },
    documents: ["openapi.yaml"],
    written: [...usual, "standin.test.ts"],
  },
  {
    isKnown: true,
    title: "one with CI of GitHub",
    files: { "openapi.yaml": teahouse, ".github/workflows/contract.yaml": "name: mine\n" },
    documents: ["openapi.yaml"],
    written: usual,
  },
  {
    isKnown: true,
    title: "one with another CI",
    files: { "openapi.yaml": teahouse, ".gitlab-ci.yml": "stages: [test]\n" },
    documents: ["openapi.yaml"],
    written: [...usual, "ci/contract.sh"],
  },
  {
    isKnown: true,
    title: "one with files of these names",
    files: { "openapi.yaml": teahouse, "standin.config.yaml": "serve: {}\n", "standin.test.mjs": "// mine\n" },
    documents: ["openapi.yaml"],
    written: ["standin.scenario.yaml", "standin.target.yaml"],
  },
  {
    title: "one with a page that is named",
    files: { "ListOrders.txt": readFileSync(join(root, "fixtures/documents/seed-one.txt"), "utf8") },
    given: ["ListOrders.txt"],
    documents: ["contracts/listorders"],
    written: usual,
  },
];

function folderWith(files: Kind["files"]): string {
  const folder = mkdtempSync(join(tmpdir(), "standin-init-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test.each(kinds)(
  "in $title, what is written is served and verified at once, and nothing is overwritten",
  async (kind) => {
    const folder = folderWith(kind.files);
    let screen = "";
    const console = { out: (text: string) => void (screen += text), error: (text: string) => void (screen += text) };
    const code = await run(["init", ...(kind.given ?? [])], [serveCommand, verifyCommand, initCommand], {
      ...console,
      colour: false,
      width: 80,
      env: {},
      cwd: folder,
    });
    expect([screen, code]).toEqual([screen, 0]);
    for (const [name, text] of Object.entries(kind.files)) expect(readFileSync(join(folder, name), "utf8")).toBe(text);
    for (const name of kind.written) expect(screen).toContain(`written: ${name}\n`);
    expect(screen).toContain(`npx standin serve ${kind.documents.join(" ")}\n`);

    const documents = kind.documents.map((document) => join(folder, document));
    const overlay = join(folder, "standin.overlay.yaml");
    const overlays = existsSync(overlay) ? [overlay] : [];
    const { app } = createStandIn({ contracts: documents, overlays, scenario: join(folder, "standin.scenario.yaml") });
    const contracts = loadContracts(documents, { overlays });
    const file = loadTarget(join(folder, "standin.target.yaml"), {}, contracts);
    const apis = contracts.map((contract) => ({
      contract,
      target: file.targetOf(contract.name) ?? bareTarget(undefined),
      sender: senderOf(app),
    }));
    const checks = checksOf(await verify({ apis, ...(kind.isKnown ? { only: ["answers"] } : {}) }));
    expect(checks.filter(({ verdict }) => verdict.kind === "holds").length).toBeGreaterThan(5);
    expect(checks.filter(({ verdict }) => verdict.kind === "breaks").map(({ id }) => id)).toEqual([]);
    for (const document of kind.documents)
      expect(screen).toContain(`npx standin verify --target standin.target.yaml ${document} `);
    for (const job of [".github/workflows/contract.yaml"].filter((name) => existsSync(join(folder, name))))
      expect(parse(readFileSync(join(folder, job), "utf8"))).toHaveProperty("name");
  },
);

test("says which file could not be written, and why, with exit code 2", async () => {
  const folder = folderWith({ "openapi.yaml": teahouse, ".github": "a file where a folder is to be\n" });
  let said = "";
  const console = { out: () => undefined, error: (text: string) => void (said += text) };
  const code = await run(["init"], [initCommand], { ...console, colour: false, width: 80, env: {}, cwd: folder });
  expect([code, said]).toEqual([
    2,
    expect.stringMatching(/^\.github\/workflows\/contract\.yaml: it could not be written \(E\w+\)\n {4}→ \S/),
  ]);
});

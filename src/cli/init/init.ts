import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Inference } from "../../contract/infer/inference.ts";
import { loadContracts } from "../../contract/load-contract.ts";
import type { Contract } from "../../contract/model/contract.ts";
import { overlayText } from "../../contract/overlay/write-overlay.ts";
import { yamlText } from "../../derive/draft/yaml-text.ts";
import { makeFolders } from "../../make-folders.ts";
import { ProblemError } from "../../problem.ts";
import { openStandIn } from "../../serve/http/create-stand-in.ts";
import { settingsOf } from "../../serve/http/stand-in-settings.ts";
import { noChanges } from "../../serve/state/changes.ts";
import type { Console } from "../console.ts";
import { deriveDocuments } from "../derive.ts";
import { codeOf } from "../hindrance.ts";
import { mayBeDocumentation } from "../may-be-documentation.ts";
import { targetOf } from "../write-target.ts";
import { configText, linesOf, scenarioText, shellText, starterContract, testText, workflowText } from "./file-texts.ts";
import { findDocuments } from "./find-documents.ts";

const scenarioFile = "standin.scenario.yaml";
const targetFile = "standin.target.yaml";
const overlayFile = "standin.overlay.yaml";

/**
 * Writes what serving and verifying needs into the current folder, of the documents that are named or found there. Asks nothing,
 * overwrites nothing, and says what to type next.
 * @throws {ProblemError} for a document that cannot be served
 */
export async function init(given: readonly string[], console: Console): Promise<void> {
  const folder = new Folder(console);
  const documents = await documentsFor(given, folder, console);
  const inferred = new Map<string, readonly Inference[]>();
  const contracts = loadContracts(
    documents.map((document) => resolve(console.cwd, document)),
    { onInferred: ({ file }, inferences) => inferred.set(file, inferences) },
  );
  const overlay = overlayOf(contracts, inferred, folder);
  folder.write(scenarioFile, scenarioText(contracts, new Date().toISOString().slice(0, 10)));
  folder.write(targetFile, targetText(contracts, folder));
  folder.write("standin.config.yaml", configText(overlay, scenarioFile));
  const lines = linesOf(documents, targetFile);
  if (folder.hasOtherCi()) folder.write("ci/contract.sh", shellText(lines));
  else folder.write(".github/workflows/contract.yaml", workflowText(lines));
  const isVitest = folder.hasDependency("vitest");
  const path = contracts[0] === undefined ? "/" : openPath(contracts[0]);
  const test = testText(documents[0] ?? "", scenarioFile, path, isVitest);
  folder.write(isVitest ? "standin.test.ts" : "standin.test.mjs", test);
  const next = [
    ...(folder.hasDependency("standin") ? [] : ["npm install --save-dev standin"]),
    lines.serve,
    ...lines.verify.map((line) => `${line}    # in another terminal`),
    isVitest ? "npx vitest run standin.test.ts" : "node --test standin.test.mjs",
  ];
  console.out(`\nnext:\n${next.map((line) => `  ${line}\n`).join("")}`);
}

/** The documents by paths from the folder; of a page, and of nothing, one is written. */
async function documentsFor(given: readonly string[], folder: Folder, console: Console): Promise<readonly string[]> {
  const found = given.length > 0 ? { openapi: given, pages: [] } : findDocuments(console.cwd);
  const pages = [
    ...found.openapi.filter((one) => mayBeDocumentation(resolve(console.cwd, one), new Map())),
    ...(found.openapi.length === 0 ? found.pages : []),
  ];
  const derived: string[] = [];
  for (const page of pages) {
    const out = join(
      "contracts",
      basename(page)
        .replace(/\.\w+$/, "")
        .toLowerCase()
        .replace(/\W+/g, "-"),
    );
    if (!existsSync(resolve(console.cwd, out)) && !(await isDerived(page, out, console, given.length > 0))) continue;
    derived.push(out);
  }
  const documents = [...found.openapi.filter((one) => !pages.includes(one)), ...derived];
  if (documents.length > 0) return documents;
  folder.write("openapi.yaml", starterContract);
  return ["openapi.yaml"];
}

/** Whether a contract could be made of a page; one that nobody named may be any page. */
async function isDerived(page: string, out: string, console: Console, isNamed: boolean): Promise<boolean> {
  const args = { out: resolve(console.cwd, out), pause: "200", explain: false };
  const quiet = { ...console, out: () => undefined, error: () => undefined };
  try {
    await deriveDocuments([resolve(console.cwd, page)], args, quiet);
    console.out(`written: ${out} (from ${page})\n`);
    return true;
  } catch (error) {
    if (isNamed || !(error instanceof ProblemError)) throw error;
    return false;
  }
}

/** What is inferred of the one document, to be edited; undefined: there are several, or nothing is. */
function overlayOf(
  [contract, ...others]: readonly Contract[],
  inferred: ReadonlyMap<string, readonly Inference[]>,
  folder: Folder,
): string | undefined {
  const inferences = contract === undefined ? [] : (inferred.get(contract.file) ?? []);
  if (contract === undefined || others.length > 0 || inferences.length === 0) return undefined;
  folder.write(overlayFile, overlayText(inferences, contract.title, folder.near(contract.file), overlayFile));
  return overlayFile;
}

function targetText(contracts: readonly Contract[], folder: Folder): string {
  const scenario = folder.path(scenarioFile);
  const { world, scenario: read } = openStandIn(settingsOf({ contracts: contracts.map(({ file }) => file), scenario }));
  const text = yamlText(targetOf("http://127.0.0.1:4010", world.at(noChanges, 0).apis, read));
  return `# How \`standin verify\` reaches a deployment. Secrets are written as \${NAME} and set in the environment.\n${text}`;
}

/** An address that a client may ask without knowing anything. */
function openPath({ operations }: Contract): string {
  const reading = operations.filter(({ method, path }) => method === "GET" && !path.includes("{"));
  return reading[0]?.path ?? "/";
}

/** The folder that files are written to. */
class Folder {
  readonly #console: Console;

  constructor(console: Console) {
    this.#console = console;
  }

  path(name: string): string {
    return join(this.#console.cwd, name);
  }

  near(path: string): string {
    return relative(this.#console.cwd, path);
  }

  /** Writes a file unless there is one, and says which of both. */
  write(name: string, text: string): void {
    const path = this.path(name);
    if (existsSync(path)) {
      this.#console.out(`kept:    ${name}\n`);
      return;
    }
    try {
      makeFolders(dirname(path));
      writeFileSync(path, text, { flag: "wx" });
    } catch (error) {
      throw new ProblemError([
        {
          file: name,
          found: `it could not be written (${codeOf(error)})`,
          cure: "free the place, or let the user who runs this write there",
        },
      ]);
    }
    this.#console.out(`written: ${name}\n`);
  }

  /** Whether another CI service than GitHub's is set up here. */
  hasOtherCi(): boolean {
    const others = [".gitlab-ci.yml", ".circleci", "azure-pipelines.yml", "Jenkinsfile", "bitbucket-pipelines.yml"];
    return !existsSync(this.path(".github")) && others.some((name) => existsSync(this.path(name)));
  }

  /** Whether the project's package names another one. */
  hasDependency(name: string): boolean {
    const file = this.path("package.json");
    return existsSync(file) && new RegExp(`"${name}"\\s*:\\s*"`).test(readFileSync(file, "utf8"));
  }
}

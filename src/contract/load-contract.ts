import { dirname, resolve } from "node:path";
import { ProblemError } from "../problem.ts";
import { type Checked, checkDocument } from "./check/check-document.ts";
import { checkSchemasFolder } from "./check/schemas-folder.ts";
import { parseDocument } from "./check/other-text.ts";
import { hostFacts } from "./check/host-facts.ts";
import { applyInferences } from "./infer/apply.ts";
import { infer } from "./infer/infer.ts";
import type { Inference } from "./infer/inference.ts";
import { applyOverlay } from "./overlay/apply-overlay.ts";
import { readOverlay } from "./overlay/read-overlay.ts";
import { checkBetween, mounted, withoutSharedRoots } from "./several-contracts.ts";
import { compile } from "./compile/compile.ts";
import { putMember } from "./upgrade/record.ts";
import type { Contract } from "./model/contract.ts";
import { Problems } from "../source/problems.ts";
import { withinStack } from "./within-stack.ts";
import { contractNames, defaultContractsFolder, locateContract } from "./locate-contract.ts";
import { parsePointer, valueAt } from "../source/pointer.ts";
import { addressFrom, isAddress } from "../source/address.ts";
import type { Fetched } from "./check/library.ts";
import { fileText, parseSource, type Source } from "../source/source.ts";

/** How contracts are found, and what happens to their documents before they are checked. */
export interface LoadOptions {
  /** The folder that names are looked up in; default: `contracts` in the current folder, else the package's own. */
  readonly contractsFolder?: string;
  /** What the addresses answered with that contracts are named by or refer to, see `fetchDocuments`. */
  readonly fetched?: Fetched;
  /** Files of OpenAPI Overlays that are applied, in this order, to every document they are made for. */
  readonly overlays?: readonly string[];
  /** `NAME=/PREFIX`: the API of that name is reached under that path only. */
  readonly at?: readonly string[];
  /** Makes the text of a contract (JSON) of a document that is none yet, whose name is given; undefined: it is a contract. */
  readonly derive?: (reference: string) => string | undefined;
  /** Is told what is inferred of a document. */
  onInferred?(source: Source, inferences: readonly Inference[]): void;
}

/**
 * Loads one contract: a name under the contracts folder, a folder that holds an openapi.yaml (or .yml, .json), an
 * OpenAPI file, or an address that was fetched. Schemas that stand beside it in `schemas/` have to agree with it.
 * @throws {ProblemError} with everything that is wrong with it
 */
export function loadContract(reference: string, options: LoadOptions = {}): Contract {
  return withinStack(reference, () => loaded(reference, options));
}

function loaded(reference: string, options: LoadOptions): Contract {
  const problems = new Problems();
  const source = sourceOf(reference, options, problems);
  if (source !== undefined) applyOverlays(source, options.overlays ?? [], problems);
  const checked = source === undefined ? undefined : checkDocument(source, problems, options.fetched);
  // A folder of that name beside the document of another holds whatever it likes.
  if (checked?.tolerance.isStrict === true) checkSchemasFolder(checked, problems);
  return compiled(checked, problems, options);
}

function applyOverlays(source: Source, files: readonly string[], problems: Problems): void {
  for (const file of files) {
    const overlay = readOverlay(file, problems);
    if (overlay === undefined) continue;
    const wanted = overlay.extends;
    const isMeant =
      wanted === undefined || isAddress(wanted)
        ? wanted === undefined || wanted === source.file
        : resolve(dirname(resolve(file)), wanted) === source.path;
    if (isMeant) applyOverlay(source, overlay, problems);
  }
}

/**
 * Loads several contracts that share one host; without references, all of the contracts folder, sorted by name.
 * @throws {ProblemError} with everything that is wrong with any of them, or between them: operations of two contracts
 * on the same method and path
 */
export function loadContracts(references: readonly string[], options: LoadOptions = {}): Contract[] {
  const folder = options.contractsFolder ?? defaultContractsFolder();
  const names = references.length > 0 ? [...new Set(references)] : contractNames(folder);
  if (names.length === 0) {
    throw new ProblemError([
      {
        file: folder,
        found: "there are no contracts in this folder",
        cure: "name a contract: a folder with an openapi.yaml, or an OpenAPI file",
      },
    ]);
  }
  const problems = new Problems();
  const contracts = names.flatMap((name) => problems.collect(() => loadContract(name, options)) ?? []);
  problems.throwIfAny();
  const placed = withoutSharedRoots(mounted(contracts, options.at ?? []));
  checkBetween(placed);
  return placed;
}

/**
 * Checks and compiles a document that is parsed already.
 * @param file what problems call it, and where relative references start
 * @throws {ProblemError} with everything that is wrong with it
 */
export function compileContract(document: unknown, file: string): Contract {
  const problems = new Problems();
  // What is loose is mended where it stands, and the document belongs to the caller.
  const root = copyOf(document);
  const exactIn = (from: unknown, pointer: string): unknown => valueAt(from, parsePointer(pointer) ?? []);
  const exact = (pointer: string): unknown => exactIn(root, pointer);
  const source = { file, path: resolve(file), root, lineOf: () => undefined, exact, exactIn };
  return withinStack(file, () => compiled(checkDocument(source, problems), problems));
}

/** A copy in which each object stands in one place only, whatever stood in several. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== "object" || value === null) return value;
  const copy = {};
  for (const [key, member] of Object.entries(value)) putMember(copy, key, copyOf(member));
  return copy;
}

/** The document that a reference means; undefined, with problems, when there is none that can be parsed. */
export function sourceOf(reference: string, options: LoadOptions, problems: Problems): Source | undefined {
  const derived = options.derive?.(reference);
  // It stands in no file, and in no folder with schemas beside it.
  if (derived !== undefined) return parseSource(derived, resolve(reference, "contract.json"), reference, problems);
  if (isAddress(reference)) return sourceAt(reference, options.fetched, problems);
  const file = locateContract(reference, options.contractsFolder ?? defaultContractsFolder(), problems);
  const text = file === undefined ? undefined : fileText(resolve(file), file, problems);
  return file === undefined || text === undefined ? undefined : parseDocument(text, resolve(file), file, problems);
}

function sourceAt(address: string, fetched: Fetched | undefined, problems: Problems): Source | undefined {
  const got = fetched?.get(addressFrom(address, address) ?? address);
  if (got !== undefined && "text" in got) return parseDocument(got.text, got.address, address, problems);
  const { found, cure } = got?.failure ?? { found: "this address was not fetched", cure: "fetch it beforehand" };
  problems.addIn(address, undefined, found, cure);
  return undefined;
}

/** What is compiled reads schemas to their ends, which has to be possible. */
function compiled(checked: Checked | undefined, problems: Problems, options: LoadOptions = {}): Contract {
  if (checked?.isSound === true) {
    // Typed code behind a host has decided what its rows are: there nothing is guessed.
    const inferences = hostFacts(checked.root).values === "json" ? infer(checked.root, checked.references) : [];
    options.onInferred?.(checked.root.source, inferences);
    applyInferences(inferences);
    return compile(checked, problems);
  }
  problems.throwIfAny();
  throw new Error("A document was rejected without a reported problem.");
}

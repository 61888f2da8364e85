import { lstatSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { productFile } from "../product-file.ts";
import { isAddress, pathNamed } from "../source/address.ts";
import type { Problems } from "../source/problems.ts";
import { didYouMean } from "../source/nearest.ts";
import { readText } from "../source/text-file.ts";

const fileNames = ["openapi.yaml", "openapi.yml", "openapi.json"];

const ownFolder = "contracts";
const packageFolder = fileURLToPath(productFile("contracts"));

/** Where names of contracts are looked up: `contracts` in the current folder, else the package's own. */
export function defaultContractsFolder(): string {
  return isFolder(ownFolder) ? ownFolder : packageFolder;
}

/** What a document is called that is meant where none is named. */
const usualNames = [...fileNames, "swagger.yaml", "swagger.yml", "swagger.json"];

/**
 * What a command is about: the contracts that are named, else all of `contracts`, else the document of the folder.
 * @returns nothing where all of the contracts folder is meant
 */
export function contractsMeant(named: readonly string[], folder = "."): readonly string[] {
  if (named.length > 0 || isFolder(join(folder, ownFolder))) return named;
  const document = usualNames.map((name) => join(folder, name)).find((file) => isThere(file));
  return document === undefined ? [] : [document];
}

/** Whether a command is about the package's own APIs, since nothing is named and the folder has neither `contracts` nor a document. */
export function areSamplesMeant(meant: readonly string[]): boolean {
  return meant.length === 0 && !isFolder(ownFolder);
}

/** What of the folder is not there where the package's own APIs are meant. */
export const nothingHere = "there is no contracts/ and no openapi.yaml here";

/** What was found of names of APIs. */
interface Sought {
  /** Those that no document has. */
  readonly unknown: readonly string[];
  /** The names of the documents that were looked at. */
  readonly ready: readonly string[];
}

/**
 * Looks for APIs that are not there yet and whose documents lie ready: in `contracts` of the current folder, in the package's own,
 * and beside the documents of those that are. Other people's folders may be large: they are read only as long as a name is sought.
 * @param there the APIs that are there, each with its document
 */
export function soughtApis(names: readonly string[], there: readonly { name: string; file: string }[]): Sought {
  const unknown = new Set(names);
  for (const { name } of there) unknown.delete(name);
  const ready = new Set<string>();
  for (const file of unknown.size === 0 ? [] : readyDocuments(there.map((one) => one.file))) {
    const name = apiIn(file);
    unknown.delete(name);
    ready.add(name);
    if (unknown.size === 0) break;
  }
  return { unknown: [...unknown], ready: [...ready] };
}

function* readyDocuments(beside: readonly string[]): Iterable<string> {
  const folders = [...new Set(beside.filter((file) => !isAddress(file)).map((file) => dirname(resolve(file))))];
  yield* contractsIn(ownFolder);
  yield* contractsIn(packageFolder);
  for (const folder of folders) yield* filesIn(folder).map((name) => join(folder, name));
  for (const folder of folders) yield* contractsIn(dirname(folder));
}

function contractsIn(folder: string): readonly string[] {
  return contractNames(folder).flatMap((name) => fileIn(join(folder, name)) ?? []);
}

/** What an API is called whose document is not loaded for its name. */
function apiIn(file: string): string {
  const text = readText(file);
  const told = typeof text === "string" ? /^\s*"?x-standin-api"?:\s*"?([^\s",]+)/m.exec(text)?.[1] : undefined;
  const own = basename(file).replace(/\.\w+$/, "");
  return told ?? (own === "openapi" ? basename(dirname(file)) : own);
}

/** Documents by any name in a folder. */
function filesIn(folder: string): readonly string[] {
  return isFolder(folder) ? readdirSync(folder).filter((name) => /\.(ya?ml|json)$/i.test(name)) : [];
}

/**
 * The OpenAPI file that a person means by a name under the contracts folder, a folder, a file or its address. Undefined, and a
 * problem, when there is none. A name under the contracts folder wins over a folder of that name elsewhere.
 */
export function locateContract(given: string, folder: string, problems: Problems): string | undefined {
  const reference = pathNamed(given);
  const named = /^[^/\\]+$/.test(reference) ? fileIn(join(folder, reference)) : undefined;
  if (named !== undefined) return named;
  if (isFolder(reference)) {
    const file = fileIn(reference);
    if (file === undefined)
      problems.addIn(
        reference,
        undefined,
        `this folder holds no ${fileNames[0] ?? ""}`,
        "name a folder with an OpenAPI document of that name, or the document itself",
      );
    return file;
  }
  if (/\.(ya?ml|json)$/i.test(reference) || isThere(reference)) return reference;
  const names = contractNames(folder);
  if (reference.trim() === "") {
    problems.addIn(folder, undefined, "no contract is named", `name one of ${names.join(", ") || "your own files"}`);
    return undefined;
  }
  const offer = names.length === 0 ? "none" : names.join(", ");
  problems.addIn(
    reference,
    undefined,
    `there is no contract of this name in ${folder} (it has ${offer}), and no such folder or file`,
    didYouMean(reference, names) ?? "name one of these, a folder with an openapi.yaml, or an OpenAPI file",
  );
  return undefined;
}

/** The names of the contracts in a folder, sorted: its folders that hold an OpenAPI document. */
export function contractNames(folder: string): string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .filter((name) => fileIn(join(folder, name)) !== undefined)
    .toSorted();
}

function fileIn(folder: string): string | undefined {
  return fileNames.map((name) => join(folder, name)).find((file) => isThere(file));
}

/** A link that leads back to itself is no folder; reading it says what it is. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Whether something stands there, be it a link that leads nowhere. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

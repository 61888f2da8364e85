import { dirname, resolve } from "node:path";
import { addressFrom, isAddress, isBelow } from "../source/address.ts";
import { type FetchedText, fetchText } from "../source/fetch-text.ts";
import { Problems } from "../source/problems.ts";
import { readText } from "../source/text-file.ts";
import { type Fetched, isInFolder } from "./check/library.ts";
import { defaultContractsFolder, locateContract } from "./locate-contract.ts";

/** More documents than any API is kept in; whatever fetches more goes round in circles. */
const mostDocuments = 500;

/**
 * Fetches, before contracts are loaded, what they need from the web: documents that are named by their address, and what these
 * refer to in their own folder on the same origin. Each is fetched once.
 * @param references as for `loadContracts`
 * @param allowReferences whether references to other addresses are followed too, from files as well
 * @returns by address what it answered with, or why it did not: then loading tells it as a problem. Nothing is thrown
 */
export async function fetchDocuments(references: readonly string[], allowReferences: boolean): Promise<Fetched> {
  const fetching = new Fetching(allowReferences);
  for (const reference of references) await fetching.start(reference);
  return fetching.fetched;
}

class Fetching {
  readonly fetched = new Map<string, FetchedText>();
  readonly #allowReferences: boolean;
  readonly #files = new Set<string>();

  constructor(allowReferences: boolean) {
    this.#allowReferences = allowReferences;
  }

  async start(reference: string): Promise<void> {
    if (isAddress(reference)) {
      const address = addressFrom(reference, reference);
      if (address !== undefined) await this.#get(address, () => true);
    } else if (this.#allowReferences) {
      // What is wrong with the name is told when the contract is loaded.
      const file = locateContract(reference, defaultContractsFolder(), new Problems());
      if (file !== undefined) await this.#read(resolve(file), dirname(resolve(file)));
    }
  }

  async #get(address: string, mayFollow: (address: string) => boolean): Promise<void> {
    if (this.fetched.has(address) || this.fetched.size >= mostDocuments) return;
    const got = await fetchText(address, mayFollow);
    this.fetched.set(address, got);
    if ("failure" in got) return;
    for (const file of filesIn(got.text)) {
      const next = addressFrom(got.address, file);
      if (next === undefined || !isAddress(next)) continue;
      const isOwn = (one: string): boolean => this.#allowReferences || isBelow(got.address, one);
      if (isOwn(next)) await this.#get(next, isOwn);
    }
  }

  /** Files in a folder, for the addresses that they refer to. */
  async #read(path: string, folder: string): Promise<void> {
    if (this.#files.has(path) || !isInFolder(folder, path)) return;
    this.#files.add(path);
    const text = readText(path);
    for (const file of typeof text === "string" ? filesIn(text) : []) {
      if (isAddress(file)) await this.#get(addressFrom(file, file) ?? file, () => true);
      else await this.#read(resolve(dirname(path), file), folder);
    }
  }
}

/** The files and addresses that a text may refer to: whatever stands behind `$ref`, be it in an example. */
function filesIn(text: string): readonly string[] {
  const found = [...text.matchAll(/["']?\$ref["']?\s*:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s,}\]]+))/g)];
  const files = found.map(([, double, single, plain]) => (double ?? single ?? plain ?? "").split("#", 1)[0] ?? "");
  return [...new Set(files)].filter((file) => file !== "");
}

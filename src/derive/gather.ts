import { setTimeout as pause } from "node:timers/promises";
import { ProblemError } from "../problem.ts";
import { addressFrom, isAddress } from "../source/address.ts";
import { fetchText } from "../source/fetch-text.ts";
import { readText } from "../source/text-file.ts";
import type { Given } from "./document/read-document.ts";
import type { OperationPages } from "./framework/framework.ts";
import { pagesListed } from "./framework/page-frameworks.ts";

export interface GatherOptions {
  /** Milliseconds between two requests to a host. */
  readonly pause: number;
  /** Is told what is being fetched: the how-manieth of how many. */
  readonly onProgress: (done: number, all: number, what: string) => void;
  readonly signal?: AbortSignal;
}

/** More operations than any host has. */
const mostOperations = 5000;

/**
 * Gets the documents that references name: files, pages by their address, or a whole host by the address of its list of
 * operations (each is fetched in turn, with a pause between).
 * @throws {ProblemError} for everything that cannot be read
 */
export async function gather(references: readonly string[], options: GatherOptions): Promise<Given[]> {
  const given: Given[] = [];
  const problems: { file: string; found: string; cure: string }[] = [];
  for (const reference of references) {
    if (isAddress(reference)) given.push(...(await atAddress(reference, options, problems)));
    else {
      const text = readText(reference);
      if (typeof text === "string") given.push({ name: reference, text });
      else problems.push({ file: reference, found: text.found, cure: text.cure });
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return given;
}

type Failures = { file: string; found: string; cure: string }[];

async function atAddress(reference: string, options: GatherOptions, problems: Failures): Promise<Given[]> {
  const first = await fetched(reference);
  if ("found" in first) {
    problems.push({ file: reference, ...first });
    return [];
  }
  const pages = pagesListed(addressFrom(reference, reference) ?? reference, first.text);
  if (pages === undefined) return [{ name: reference, text: first.text }];
  return await wholeHost(pages.slice(0, mostOperations), options, problems);
}

async function fetched(address: string): Promise<{ text: string } | { found: string; cure: string }> {
  const origin = new URL(address).origin;
  const got = await fetchText(
    address,
    (next) => new URL(next).origin === origin,
    "text/html, application/json;q=0.9, */*;q=0.5",
  );
  return "failure" in got ? { found: got.failure.found, cure: got.failure.cure } : { text: got.text };
}

async function wholeHost(
  operations: readonly OperationPages[],
  options: GatherOptions,
  problems: Failures,
): Promise<Given[]> {
  const given: Given[] = [];
  for (const [done, { operation, addresses }] of operations.entries()) {
    for (const [which, address] of addresses.entries()) {
      options.signal?.throwIfAborted();
      await pause(options.pause);
      const got = await fetched(address);
      if ("text" in got) given.push({ name: address, text: got.text });
      // Some hosts print one variant and not the other.
      else if (which === 0) problems.push({ file: address, ...got });
    }
    options.onProgress(done + 1, operations.length, operation);
  }
  return given;
}

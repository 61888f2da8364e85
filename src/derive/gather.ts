import { setTimeout as pause } from "node:timers/promises";
import { ProblemError } from "../problem.ts";
import { addressFrom, isAddress } from "../source/address.ts";
import { fetchText } from "../source/fetch-text.ts";
import { readText } from "../source/text-file.ts";
import type { Given } from "./document/read-document.ts";

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
  const operations = operationsIn(first.text);
  // The page of one operation has links to itself in other formats and languages.
  if (operations.length < 2) return [{ name: reference, text: first.text }];
  return await wholeHost(reference, operations.slice(0, mostOperations), options, problems);
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

/** The operations that a list of them links to, each once, in its order. */
function operationsIn(html: string): string[] {
  const found = html.matchAll(/[?&;]op=([A-Za-z_]\w{0,200})/g);
  return [...new Set([...found].map(([, name = ""]) => name))];
}

/** Of each operation its tables, and its listing in the language that says most, with the sample of another format. */
const variants = [
  { format: "json", language: undefined },
  { format: "xml", language: "csharp" },
] as const;

async function wholeHost(
  reference: string,
  operations: readonly string[],
  options: GatherOptions,
  problems: Failures,
): Promise<Given[]> {
  const given: Given[] = [];
  const base = baseOf(reference);
  let done = 0;
  for (const operation of operations) {
    for (const { format, language } of variants) {
      options.signal?.throwIfAborted();
      await pause(options.pause);
      const address = `${base}/${format}/metadata?op=${operation}${language === undefined ? "" : `&lang=${language}`}`;
      const got = await fetched(address);
      if ("text" in got) given.push({ name: address, text: got.text });
      // Some hosts print one variant and not the other.
      else if (language === undefined) problems.push({ file: address, ...got });
    }
    options.onProgress(++done, operations.length, operation);
  }
  return given;
}

/** What the addresses of all pages of a host begin with: that of its list up to `metadata`, without what is asked of it. */
function baseOf(reference: string): string {
  const base = new URL(addressFrom(reference, reference) ?? reference);
  const list = /\/metadata(?=\/|$)/.exec(base.pathname);
  base.pathname = base.pathname.slice(0, list?.index);
  base.search = "";
  base.hash = "";
  return base.href.replace(/\/$/, "");
}

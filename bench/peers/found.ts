import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import type { Fault } from "../../test/faults/fault.ts";

/** What the peers made of the faults: the committed file, from which the columns of docs/detection.md come. */
export interface PeersFile {
  readonly peers: Readonly<Record<string, About>>;
  /** API → tool → how many requests it sends, or is shown, for one host. */
  readonly requests: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** API → peer → at how many of these it objects to the right host. None of that is counted. */
  readonly falseAlarms: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Fault → peer → what it says first that it does not say of the right host; null when there is nothing. */
  readonly found: Readonly<Record<string, Found>>;
}

export type Found = Readonly<Record<string, string | null>>;

export interface About {
  readonly title: string;
  readonly package: string;
  readonly version: string;
  readonly licence: string;
}

const file = new URL("found.json", import.meta.url);

export const nothingFound: PeersFile = { peers: {}, requests: {}, falseAlarms: {}, found: {} };

/** A fault's name in the file. */
export function keyOf({ api, name }: Pick<Fault, "api" | "name">): string {
  return `${api}: ${name}`;
}

export function readFound(): PeersFile {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as PeersFile) : nothingFound;
}

export async function writeFound(found: PeersFile): Promise<void> {
  writeFileSync(file, await format(JSON.stringify(found), { parser: "json", printWidth: 120 }));
}

/** Why the file does not fit the faults as they are now, and what to run; undefined when it fits. */
export function misfitOf(found: PeersFile, faults: readonly Pick<Fault, "api" | "name">[]): string | undefined {
  const keys = faults.map(keyOf);
  const lacking = keys.filter((key) => found.found[key] === undefined);
  const gone = Object.keys(found.found).filter((key) => !keys.includes(key));
  if (lacking.length + gone.length === 0) return undefined;
  return [
    "bench/peers/found.json does not fit the faults; run `npm run peers -- --missing`, then `npm run detection`.",
    ...lacking.map((key) => `not shown to the peers yet: ${key}`),
    ...gone.map((key) => `no fault any more: ${key}`),
  ].join("\n");
}

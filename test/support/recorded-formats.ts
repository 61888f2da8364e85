import { readFileSync } from "node:fs";
import type { Slot } from "../../src/contract/model/type.ts";
import type { Value } from "../../src/contract/model/value.ts";
import { readWritten } from "../../src/contract/written/written-value.ts";
import { ProblemError } from "../../src/problem.ts";
import type { DataFormat } from "../../src/contract/model/host.ts";
import { brokenOff } from "../../src/serve/framework/servicestack/error-response.ts";
import { defaultSpelling, type Spelling } from "../../src/wire/dialect/servicestack/spelling.ts";
import { type JsonTree, parseJsonTree } from "../../src/wire/json/json-tree.ts";
import { valueOfTree } from "../../src/wire/json/tree-value.ts";

const RECORDINGS = "fixtures/recordings/";

/** How each recorded host spells. */
export const SPELLINGS = {
  zoo: { ...defaultSpelling, brokenOff, casing: "camel", dates: "wcf", guids: "compact" },
  "zoo-pascal": { ...defaultSpelling, brokenOff, guids: "compact" },
  bokamera: { ...defaultSpelling, brokenOff, dates: "seconds" },
  pwc: { ...defaultSpelling, brokenOff, casing: "camel", dates: "wcf", guids: "compact" },
} as const satisfies Readonly<Record<string, Spelling>>;

/** An answer as recorded, as far as its bytes matter here. */
export interface RecordedAnswer {
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

interface Exchange {
  readonly request: { readonly path: string };
  readonly response: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: { readonly text?: string; readonly base64?: string };
  };
}

/** The answers of a family of recordings. */
export function recordedAnswers(host: string, family: string): RecordedAnswer[] {
  const exchanges = JSON.parse(readFileSync(`${RECORDINGS}${host}/${family}.json`, "utf8")) as Exchange[];
  return exchanges.map(({ request, response }) => ({
    path: request.path,
    status: response.status,
    contentType: response.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "",
    text: response.body.text ?? Buffer.from(response.body.base64 ?? "", "base64").toString("utf8"),
  }));
}

/** One of the random values, as every format spelled it. */
export type RecordedValue = Readonly<Record<"json" | "xml" | "csv" | "jsv", string>> & { readonly index: number };

export function recordedValues(host: string): RecordedValue[] {
  const lines = readFileSync(`${RECORDINGS}values/${host}.jsonl`, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as RecordedValue);
}

/** A dataset as a tree; names that a host fixed otherwise may be replaced. */
export function dataset(name: string, renamed: Readonly<Record<string, string>> = {}): JsonTree {
  let text = readFileSync(`${RECORDINGS}datasets/${name}.json`, "utf8");
  for (const [from, to] of Object.entries(renamed)) text = text.replaceAll(`"${from}"`, `"${to}"`);
  return parseJsonTree(text);
}

/** What stands below a tree. */
export function below(tree: JsonTree | undefined, key: string): JsonTree | undefined {
  return tree?.kind === "object" ? tree.members.find((member) => member.key === key)?.value : undefined;
}

/** The items of a tree that is a list. */
export function itemsOf(tree: JsonTree): readonly JsonTree[] {
  return tree.kind === "array" ? tree.items : [];
}

/** A row as a value; what the type has not is left out. */
export function rowOf(tree: JsonTree, slot: Slot): Value {
  return readWritten(valueOfTree(tree), slot, "", (problem) => {
    if (!problem.found.includes("has no member")) throw new ProblemError([problem]);
  });
}

/** The format of a content type. */
export function formatOf(contentType: string): DataFormat {
  return (/\b(json|xml|csv|jsv|jsonl)\b/.exec(contentType)?.[1] ?? "json") as DataFormat;
}

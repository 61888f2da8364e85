import { dirname } from "node:path";
import { fetchDocuments } from "../contract/fetch-documents.ts";
import { sourceOf } from "../contract/load-contract.ts";
import { differencesOf } from "../derive/difference/difference.ts";
import type { Difference } from "../derive/difference/kinds.ts";
import type { Json } from "../derive/draft/draft.ts";
import { fromOpenapi } from "../derive/from-openapi.ts";
import { decided } from "../derive/write-contract.ts";
import { Problems } from "../source/problems.ts";
import type { Console } from "./console.ts";

/**
 * Prints what changed between a contract and what the documents say now, after the decisions that lie beside the contract.
 * @returns 1 if something breaks clients, else 0
 */
export async function printDifference(document: Json, reference: string, console: Console): Promise<number> {
  const problems = new Problems();
  const source = sourceOf(reference, { fetched: await fetchDocuments([reference], false) }, problems);
  problems.throwIfAny();
  if (source === undefined) return 2;
  const { document: now, idle } = decided(document, dirname(source.path));
  for (const found of idle) console.out(`overlay.yaml: ${found}\n`);
  const differences = differencesOf(fromOpenapi(source), fromOpenapi(inMemory(now, source.path)));
  for (const difference of differences) console.out(`${line(difference)}\n`);
  const breaking = differences.filter(({ breaksSender, breaksReader }) => breaksSender || breaksReader).length;
  console.out(
    differences.length === 0
      ? "nothing changed\n"
      : `${differences.length} ${differences.length === 1 ? "change" : "changes"}, ${breaking} that ${breaking === 1 ? "breaks" : "break"} clients\n`,
  );
  return breaking > 0 ? 1 : 0;
}

/** A document that stands in no file, read as if it stood beside the contract. */
function inMemory(document: Json, path: string): Parameters<typeof fromOpenapi>[0] {
  return { file: path, path, root: structuredClone(document), lineOf: () => undefined, exact: () => undefined };
}

function line({ kind, place, was, now, breaksSender, breaksReader }: Difference): string {
  const who = [...(breaksSender ? ["who sends"] : []), ...(breaksReader ? ["who reads"] : [])];
  const values =
    was === undefined ? (now === undefined ? "" : `: ${now}`) : `: ${was}${now === undefined ? "" : ` → ${now}`}`;
  return `${who.length === 0 ? "  " : "! "}${place}: ${kind}${values}${who.length === 0 ? "" : ` (breaks ${who.join(" and ")})`}`;
}

import { derive, type Derived } from "../derive/derive.ts";
import type { Given } from "../derive/document/read-document.ts";
import type { Json } from "../derive/draft/draft.ts";
import { yamlText } from "../derive/draft/yaml-text.ts";
import { explanation } from "../derive/explain.ts";
import { fromOpenapi } from "../derive/from-openapi.ts";
import { gather } from "../derive/gather.ts";
import { operationCount } from "../derive/operation-count.ts";
import { readingsText } from "../derive/readings.ts";
import { withSettled } from "../derive/settled.ts";
import { decided, writeContract } from "../derive/write-contract.ts";
import { ProblemError } from "../problem.ts";
import type { Console } from "./console.ts";
import { closingScreen } from "./derive-screen.ts";
import type { DeriveArguments } from "./derive-command.ts";
import { readGiven } from "../derive/read-given.ts";

/** A contract made of documents, and how it was made; an OpenAPI document is one already. */
interface Made {
  readonly document: Json;
  readonly derived: Derived | undefined;
}

/**
 * Reads documents and prints or writes the contract that they make.
 * @returns 0, or 1 if `--diff` finds what breaks clients
 * @throws {ProblemError} for documents that cannot be read
 */
export async function deriveDocuments(
  documents: readonly string[],
  args: DeriveArguments,
  console: Console,
): Promise<number> {
  const pause = pauseOf(args.pause);
  const given = await gather(documents, {
    pause,
    onProgress: (count, all, what) => console.error(`${count} of ${all}: ${what}\n`),
  });
  if (documents.length > 1) given.forEach(({ name }, i) => console.error(`${i + 1} of ${given.length}: ${name}\n`));
  const { document, derived } = made(given);
  const { diff, explain, out } = args;
  if (diff !== undefined) {
    const { printDifference } = await import("./derive-difference.ts");
    return await printDifference(document, diff, console);
  }
  const { document: final, idle } = decided(document, out);
  const settled = derived && withSettled(derived, final);
  if (out !== undefined) {
    const files = writeContract(out, final, settled && { given, readings: readingsText(settled) });
    for (const file of files) console.out(`written: ${file}\n`);
    for (const found of idle) console.out(`overlay.yaml: ${found}\n`);
  }
  if (explain && derived !== undefined) console.out(explanation(derived));
  else if (out === undefined) console.out(yamlText(document));
  const screen = closingScreen({ document, derived: settled, documents, out, width: console.width });
  if (out === undefined) console.error(screen);
  else console.out(screen);
  return 0;
}

function made(given: readonly Given[]): Made {
  const [only, ...others] = given;
  if (only !== undefined && others.length === 0) {
    const read = readGiven(only);
    if (read.is === "openapi")
      return { document: withOperations(fromOpenapi(read.source), only.name), derived: undefined };
  }
  const derived = derive(given);
  return { document: derived.document, derived };
}

function withOperations(document: Json, file: string): Json {
  if (operationCount(document) > 0) return document;
  const cure = "name a document whose `paths` have operations";
  throw new ProblemError([{ file, found: "this OpenAPI document has no operation", cure }]);
}

/** Milliseconds between two requests to a host. @throws {ProblemError} when it is no number of them */
export function pauseOf(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new ProblemError([
    { place: "--pause", found: `"${text}" is no number of milliseconds`, cure: "give a whole number, such as 200" },
  ]);
}

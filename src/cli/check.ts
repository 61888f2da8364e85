import { writeFileSync } from "node:fs";
import { fetchDocuments } from "../contract/fetch-documents.ts";
import type { Inference } from "../contract/infer/inference.ts";
import { contractsMeant } from "../contract/locate-contract.ts";
import { loadContracts } from "../contract/load-contract.ts";
import type { Contract } from "../contract/model/contract.ts";
import { overlayText } from "../contract/overlay/write-overlay.ts";
import { formatProblem, ProblemError } from "../problem.ts";
import { fakerRemarks } from "../serve/data/check-faker.ts";
import { shellWord } from "../shell-word.ts";
import { checkDeclared } from "../serve/data/check-declared.ts";
import type { CheckArguments } from "./check-command.ts";
import type { Console } from "./console.ts";
import { idleLines } from "./idle-parameters.ts";
import { codeOf, hindered, writableCure } from "./hindrance.ts";
import { triedOperations } from "../serve/data/unservable.ts";
import { unservableLine } from "./tried-operations.ts";
import { foldedRemarks, remarkCount } from "./remark-line.ts";
import { samplesLine } from "./samples-line.ts";

export { hindered } from "./hindrance.ts";

/**
 * Prints whether contracts can be served, and what is unusual in them; on request what is inferred of them.
 * @throws {ProblemError} with everything that keeps them from being served
 */
export async function check(named: readonly string[], args: CheckArguments, console: Console): Promise<void> {
  console.enginePace?.("opening");
  const given = contractsMeant(named);
  console.error(samplesLine(given));
  const unwritable = hindered("--write-overlay", args.writeOverlay);
  if (unwritable.length > 0) throw new ProblemError(unwritable);
  const inferred = new Map<string, readonly Inference[]>();
  const contracts = loadContracts(given, {
    fetched: await fetchDocuments(given, args.allowRefs),
    overlays: args.overlay,
    onInferred: ({ file }, inferences) => inferred.set(file, inferences),
  });
  checkDeclared(contracts);
  for (const contract of contracts) {
    const { file, operations } = contract;
    const remarks = [...contract.remarks, ...fakerRemarks(contract)];
    console.out(
      `${file}: ${operations.length} operation${operations.length === 1 ? "" : "s"}, ${remarkCount(remarks.length)}\n`,
    );
    for (const remark of args.explain ? remarks : foldedRemarks(remarks)) console.out(`${formatProblem(remark)}\n`);
    for (const found of triedOperations([contract])) if (found !== undefined) console.out(unservableLine(found));
    if (args.explain) console.out(explanation(inferred.get(file) ?? []) + idleLines(contract));
  }
  if (args.writeOverlay !== undefined) writeOverlay(args.writeOverlay, contracts, inferred, console);
}

/** One line for each inference: what it is about, what it says, and why it is believed. */
function explanation(inferences: readonly Inference[]): string {
  const lines = inferences.flatMap(({ at, reasons }) =>
    Object.entries(reasons).map(([name, reason]) => {
      const [, path = "", method = ""] = at;
      return at.length === 0 ? `  ${name}: ${reason}` : `  ${method.toUpperCase()} ${path}: ${reason}`;
    }),
  );
  return lines.length === 0 ? "  nothing is inferred\n" : `${lines.join("\n")}\n`;
}

function writeOverlay(
  to: string,
  contracts: readonly Contract[],
  inferred: ReadonlyMap<string, readonly Inference[]>,
  console: Console,
): void {
  const [contract, ...others] = contracts;
  if (contract === undefined || others.length > 0) {
    const found = `an overlay is made for one document, and ${contracts.length} were given`;
    throw new ProblemError([{ file: "--write-overlay", found, cure: "name one contract" }]);
  }
  try {
    writeFileSync(to, overlayText(inferred.get(contract.file) ?? [], contract.title, contract.file, to));
  } catch (error) {
    const found = `it could not be written (${codeOf(error)})`;
    throw new ProblemError([{ place: `--write-overlay ${to}`, found, cure: writableCure }]);
  }
  console.out(`${to} written; apply it with: standin serve ${shellWord(contract.file)} --overlay ${shellWord(to)}\n`);
}

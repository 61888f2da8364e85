import type { Contract } from "../contract/model/contract.ts";
import type { Problem } from "../problem.ts";
import { shellWord } from "../shell-word.ts";

/** How many remarks there are on contracts, and the command that lists them; empty when there are none. */
export function remarkLine(contracts: readonly Pick<Contract, "file" | "remarks">[]): string {
  const remarked = contracts.filter(({ remarks }) => remarks.length > 0);
  if (remarked.length === 0) return "";
  const count = remarked.reduce((sum, { remarks }) => sum + remarks.length, 0);
  return `${remarkCount(count)}: ${["standin", "check", ...remarked.map(({ file }) => shellWord(file))].join(" ")}\n`;
}

/** `1 remark`, `2 remarks`. */
export function remarkCount(count: number): string {
  return `${count} ${count === 1 ? "remark" : "remarks"}`;
}

/** Remarks that say the same stand once, at the first place, which says how many more there are. */
export function foldedRemarks(remarks: readonly Problem[]): readonly Problem[] {
  const same = new Map<string, Problem[]>();
  for (const remark of remarks) {
    const said = JSON.stringify([remark.file, remark.found, remark.cure]);
    const alike = same.get(said);
    if (alike === undefined) same.set(said, [remark]);
    else alike.push(remark);
  }
  return [...same.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const more = others.length === 1 ? "1 more place" : `${others.length} more places`;
    return [others.length === 0 ? first : { ...first, place: `${first.place ?? ""} and ${more}`.trim() }];
  });
}

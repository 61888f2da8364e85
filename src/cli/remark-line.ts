import type { Contract } from "../contract/model/contract.ts";
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

import type { Parameter } from "../model/contract.ts";

const nought = String.raw`(?<![\d.,]|\b(?:from|between|than|>=?) ?["'\x60]?)(?:\b0\b(?![.,]?\d)|\bzero\b)["'\x60]?`;
const whole = String.raw`(?:all|any|every|everything|whole|unlimited|infinite|infinity|(?:no|without|no upper) (?:\w+ )?(?:limits?|maximum|paging|pagination|restrictions?|bounds?)|default|maximum|ignored?|disable[sd]?|off)`;

/** "0 means no limit", "use `0` for all", "0 = default", "(0: unlimited)". */
const saysSo = [
  new RegExp(
    String.raw`${nought}\)?\s*(?:=|:|,|-|–|→|\(|or\b|means?|meaning|is|for|to(?! ["'\x60]?\d)|will|returns?|gives?|gets?|shows?|lists?|as|indicates?|stands|disables?|removes?|turns)[^.;]*\b${whole}\b`,
    "i",
  ),
  new RegExp(
    String.raw`\b${whole}\b[^.;]*\b(?:if|when|where|with|use|using|by|to|is|as|pass(?:ing)?|set(?:ting)?|specify(?:ing)?)\b[^.;]{0,30}?${nought}(?! ["'\x60]?(?:to|and|-|–) ?\d)`,
    "i",
  ),
];

/** Descriptions are read so far. */
const longest = 1000;

/** Whether a nought as the size of a page stands for another one: its description says so, or it is what nobody has to say. */
export function meansAnotherSize({ description, schema }: Pick<Parameter, "description" | "schema">): boolean {
  if (Number(schema["default"] ?? Number.NaN) === 0) return true;
  const said = [description, schema["description"]].filter((text) => typeof text === "string");
  return said.some((text) => saysSo.some((words) => words.test(text.slice(0, longest))));
}

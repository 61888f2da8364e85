import type { Parameter } from "../model/contract.ts";

const nought = /(?<![\d.,]|\w)["'`]?(?:0|zero)\b(?![.,]?\d)["'`]?/gi;
/** A nought that is the least of several numbers. */
const least = /\b(?:from|between|than|minimum:?) ["'`]?0\b|>=? ?0\b|\b0["'`]? ?(?:to|and|-|–) ?["'`]?\d/gi;
const whole =
  /\b(?:all|any|every|everything|whole|unlimited|infinite|infinity|default|maximum|ignored?|disable[sd]?|off|no (?:upper |page )?limits?|without (?:a )?limits?|no (?:maximum|paging|pagination|restrictions?|bounds?))\b/i;
/** "0 means …", "`0` for …", "0 = …", "0: …". */
const means =
  /^\)? ?(?:[=:,–→(-]|(?:or|means?|meaning|is|for|to|will|returns?|gives?|gets?|shows?|lists?|as|indicates?|stands|disables?|removes?|turns)\b)/i;
/** "… if 0", "… set this to 0". */
const meant = /\b(?:if|when|where|with|use|using|by|to|is|as|pass|passing|set|setting|specify|specifying)\b/i;

/** Descriptions are read so far. */
const longest = 1000;
/** The words that lead to a nought stand so near. */
const near = 30;

/** Whether a nought as the size of a page stands for another one: its description says so, or it is what nobody has to say. */
export function meansAnotherSize({ description, schema }: Pick<Parameter, "description" | "schema">): boolean {
  if (Number(schema["default"] ?? Number.NaN) === 0) return true;
  const said = [description, schema["description"]].filter((text) => typeof text === "string");
  return said.some((text) =>
    text
      .slice(0, longest)
      .split(/[.;](?!\d)/)
      .some(saysSo),
  );
}

function saysSo(sentence: string): boolean {
  const text = sentence.replace(least, "");
  return [...text.matchAll(nought)].some(({ index, 0: { length } }) => {
    const [before, after] = [text.slice(0, index), text.slice(index + length)];
    return (means.test(after) && whole.test(after)) || (meant.test(before.slice(-near)) && whole.test(before));
  });
}

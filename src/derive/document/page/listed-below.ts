import type { Member } from "../declared.ts";

const valuesHead = /\s*(?:#+\s*)?Allowable Values:?/;
const rangeHead = /\s*(?:#+\s*)?Valid Range:[ \t]*(-?\d+)[ \t]*-[ \t]*(-?\d+)?\s*$/;

/** Below a description stand the values that are allowed, or their range: text has no markup that keeps them apart from it. */
export function withListed(member: Member): Member {
  const { description } = member;
  if (description === undefined) return member;
  const range = rangeHead.exec(description.value);
  const text = range === null ? description.value : description.value.slice(0, range.index);
  const head = valuesHead.exec(text);
  const allowed = head === null ? [] : valuesIn(text.slice(head.index + head[0].length));
  const { line } = description;
  const words = head === null || allowed.length === 0 ? text : text.slice(0, head.index);
  const [, minimum, maximum] = range ?? [];
  return {
    ...member,
    description: { value: words.trim(), line },
    ...(allowed.length === 0 ? {} : { allowed: { value: allowed, line } }),
    ...(minimum === undefined
      ? {}
      : {
          range: {
            value: { minimum: Number(minimum), ...(maximum === undefined ? {} : { maximum: Number(maximum) }) },
            line,
          },
        }),
  };
}

/** Each on its line, behind a mark, or one behind another; of one word alone nobody can tell how many it is. */
function valuesIn(text: string): string[] {
  const lines = text.split(/\n|(?:^|\s)[-*\u2022]\s/);
  const many = lines.map((value) => value.trim()).filter((value) => value !== "");
  const [only = ""] = many;
  if (many.length > 1) return many;
  const words = only.split(/[\s,]+/);
  return words.length > 1 || text.startsWith("\n") ? words.filter((word) => word !== "") : [];
}

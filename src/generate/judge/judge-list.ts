import { canonicalText, type Json } from "../json.ts";
import type { Shape } from "../schema/shape.ts";
import type { Evaluated } from "./evaluated.ts";
import type { SchemaJudge } from "./judge.ts";

/** Whether a list is as its shape says; notes the items that the shape looked at. */
export function judgeList(judge: SchemaJudge, shape: Shape, list: readonly Json[], evaluated: Evaluated): boolean {
  const { minItems = 0, maxItems = Infinity, uniqueItems, unevaluatedItems } = shape;
  if (list.length < minItems || list.length > maxItems) return false;
  if (uniqueItems === true && !areUnique(list)) return false;
  if (!judgeItems(judge, shape, list, evaluated) || !judgeContains(judge, shape, list, evaluated)) return false;
  if (unevaluatedItems === undefined) return true;
  return list.every((item, index) => {
    const isFine = evaluated.items.has(index) || judge.admits(unevaluatedItems, item);
    evaluated.items.add(index);
    return isFine;
  });
}

function areUnique(list: readonly Json[]): boolean {
  return list.length < 2 || new Set(list.map(canonicalText)).size === list.length;
}

function judgeItems(
  judge: SchemaJudge,
  { prefixItems, items }: Shape,
  list: readonly Json[],
  evaluated: Evaluated,
): boolean {
  if (prefixItems === undefined && items === undefined) return true;
  return list.every((item, index) => {
    const own = prefixItems?.[index] ?? items;
    if (own === undefined) return true;
    evaluated.items.add(index);
    return judge.admits(own, item);
  });
}

function judgeContains(judge: SchemaJudge, shape: Shape, list: readonly Json[], evaluated: Evaluated): boolean {
  const { contains, minContains = 1, maxContains = Infinity } = shape;
  if (contains === undefined) return true;
  let count = 0;
  for (const [index, item] of list.entries()) {
    if (!judge.admits(contains, item)) continue;
    count++;
    evaluated.items.add(index);
  }
  return count >= minContains && count <= maxContains;
}

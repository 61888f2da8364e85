import type { Json } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { kind } from "../schema/kinds.ts";

/** So many values at most are listed. */
const most = 300;

/** Every value that fits a node, where these are few; undefined where they are many. */
export function finiteValues(node: Node): readonly Json[] | undefined {
  return node.once("finite", () => {
    if (node.values !== undefined) return node.values;
    const whole = wholeNumbers(node);
    if (whole === undefined || (node.kinds & ~(kind.null | kind.boolean | kind.whole)) !== 0) return undefined;
    const all: readonly Json[] = [null, true, false, ...whole];
    return all.filter((value) => node.admits(value));
  });
}

function wholeNumbers({ kinds, numbers: { least, most: highest } }: Node): readonly number[] | undefined {
  if ((kinds & kind.whole) === 0) return [];
  if (least === undefined || highest === undefined || !(highest.value - least.value < most)) return undefined;
  const from = Math.ceil(least.value);
  return Array.from({ length: Math.floor(highest.value) - from + 1 }, (_, index) => from + index);
}

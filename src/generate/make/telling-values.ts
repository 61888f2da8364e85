import { formatText } from "../format/format-text.ts";
import type { Json } from "../json.ts";
import { shortestText } from "../pattern/shortest-text.ts";
import type { Node } from "../plan/node.ts";
import type { Shape } from "../schema/shape.ts";
import { fitLength } from "./fit-length.ts";
import { start } from "./start.ts";

const simple: readonly Json[] = [null, true, false, 0, 1, -1, 0.5, "", "a", "A", [], {}];
/** So many shapes are looked at. */
const mostShapes = 300;

/** Values at the edges of what the keywords of a node speak of, whether they allow or forbid them: one of them may fit where no plan does. */
export function telling(node: Node): readonly Json[] {
  const shapes = new Set(node.roots);
  for (const shape of shapes) {
    if (shapes.size > mostShapes) break;
    for (const inner of applied(shape)) shapes.add(inner);
  }
  return [...simple, ...[...shapes].flatMap(edgesOf)];
}

/** The shapes that a shape applies to the same value. */
function applied(shape: Shape): readonly Shape[] {
  const { target, allOf = [], anyOf = [], oneOf = [], not, avoid, then, else: otherwise } = shape;
  const single = [target?.(), not, avoid, shape.if, then, otherwise].filter((inner) => inner !== undefined);
  return [...single, ...allOf, ...anyOf, ...oneOf];
}

function edgesOf(shape: Shape): readonly Json[] {
  const { values = [], examples = [], pattern, format, minLength, maxLength } = shape;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = shape;
  const numbers = [minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf].filter((one) => one !== undefined);
  const lengths = [minLength, maxLength].filter((one) => one !== undefined && one < 1000);
  const texts = [
    pattern === undefined ? undefined : shortestText(pattern),
    format === undefined ? undefined : formatText(format, start, ""),
    ...lengths.map((length = 0) => fitLength("a", { least: length, most: length })),
  ];
  return [
    ...values,
    ...examples,
    ...numbers.flatMap((number) => [number, number + 1, number - 1]),
    ...texts.filter((text) => text !== undefined),
  ];
}

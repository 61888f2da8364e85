import type { Citation } from "../../../citation.ts";
import { canonical } from "../../document/canonical.ts";
import { type Shape, shapeOf } from "../../document/page/shape.ts";
import type { WeighedMember, WeighedOperation } from "../../weigh/weighed.ts";

/** A sample body that could be read. */
export interface Evidence {
  readonly shape: Shape;
  readonly text: string;
  readonly format: "json" | "xml" | "jsv";
  readonly from: readonly Citation[];
}

/** The sample answers of an operation. Pages of binary and table formats show JSON, whatever they say. */
export function answersOf({ answers }: WeighedOperation): Evidence[] {
  return answers.flatMap(({ value: { body }, from }) => {
    const shape = body === undefined ? undefined : shapeOf(body.value);
    if (body === undefined || shape === undefined) return [];
    const text = body.value.trim();
    const format = text.startsWith("<") ? "xml" : isJson(text) ? "json" : "jsv";
    return [{ shape, text, format, from: [{ document: from[0]?.document ?? "", line: body.line }] } as const];
  });
}

function isJson(text: string): boolean {
  return /^[\s[{]*"|^\[\s*\]$|^\{\s*\}$|^\[\s*(?:\d|true|false)/.test(text);
}

/** What a sample shows of a member, by any of its names. */
export function shownOf(shape: Shape | undefined, member: WeighedMember): Shape | undefined {
  if (shape?.is !== "object") return undefined;
  const keys = [member.key, ...(member.wireName === undefined ? [] : [canonical(member.wireName.value)])];
  for (const [name, value] of shape.members) if (keys.includes(canonical(name))) return value;
  return undefined;
}

import type { Part } from "../../source/part.ts";
import { parsePointer } from "../../source/pointer.ts";
import { openSlot } from "../model/inner-slot.ts";
import { readWritten } from "../written/written-value.ts";
import { formatOf } from "../model/media-type.ts";
import type { Type } from "../model/type.ts";
import { untypedValue } from "../model/untyped-value.ts";
import type { Value } from "../model/value.ts";
import type { Workshop } from "./workshop.ts";

const none: ReadonlyMap<string, Value> = new Map();

/**
 * The examples of a media type by name; a single one without a name is called `example`. Where typed code stands behind
 * the host they are read as values of its types, and what does not fit is a problem; values of JSON are what they are.
 */
export function examplesOf(
  media: Part | undefined,
  type: Type | undefined,
  workshop: Workshop,
): ReadonlyMap<string, Value> {
  if (media === undefined || !(media.has("examples") || media.has("example"))) return none;
  const { references, problems, tolerance, host } = workshop;
  const found = new Map<string, Value>();
  const isJson = formatOf(parsePointer(media.pointer)?.at(-1)) === "json" && !texts.has(type?.kind);
  const read = (name: string, part: Part): void => {
    const slot = host.values === "json" || type === undefined ? openSlot : { type, nullable: true };
    const value = readWritten(part.exact(), slot, part.pointer, problems.reporter(part.source));
    found.set(name, (isJson && typeof value === "string" ? jsonIn(value) : undefined) ?? value);
  };
  for (const [name, example] of media.get("examples")?.entries() ?? []) {
    const part = references.follow(example);
    const value = part?.get("value") ?? part?.get("dataValue");
    if (value !== undefined) read(name, value);
    else if (part !== undefined)
      tolerance.loose(part, `the example "${name}" has no \`value\``, "write its value here");
  }
  const single = media.get("example");
  if (single !== undefined && found.size === 0) read("example", single);
  return found;
}

/** Kinds of types whose values may be texts. */
const texts: ReadonlySet<Type["kind"] | undefined> = new Set(["string", "enum", "union"] as const);

/** The object or list that a text spells: authors write JSON in quotes where a tool asks them for a text. */
function jsonIn(text: string): Value | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return untypedValue(JSON.parse(text));
  } catch {
    return undefined;
  }
}

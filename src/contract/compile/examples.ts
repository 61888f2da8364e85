import type { Part } from "../../source/part.ts";
import { openSlot } from "../model/inner-slot.ts";
import { readWritten } from "../written/written-value.ts";
import type { Type } from "../model/type.ts";
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
  const read = (name: string, value: Part): void => {
    const slot = host.values === "json" || type === undefined ? openSlot : { type, nullable: true };
    found.set(name, readWritten(value.exact(), slot, value.pointer, problems.reporter(value.source)));
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

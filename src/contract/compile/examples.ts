import type { Part } from "../../source/part.ts";
import { readWritten } from "../written/written-value.ts";
import type { Type } from "../model/type.ts";
import type { Value } from "../model/value.ts";
import type { Workshop } from "./workshop.ts";

/**
 * The examples of a media type by name, read as values of its type; a single one without a name is called `example`.
 * What does not fit the type is a problem.
 */
export function examplesOf(
  media: Part | undefined,
  type: Type | undefined,
  workshop: Workshop,
): ReadonlyMap<string, Value> {
  const { references, findings } = workshop;
  const found = new Map<string, Value>();
  const read = (name: string, value: Part): void => {
    const slot = { type: type ?? anything, nullable: true };
    found.set(
      name,
      readWritten(value.exact(), slot, value.pointer, (problem) => findings.addAt(value.source, problem)),
    );
  };
  for (const [name, example] of media?.get("examples")?.entries() ?? []) {
    const part = references.follow(example);
    const value = part?.get("value");
    if (value !== undefined) read(name, value);
    else if (part !== undefined) findings.add(part, `the example "${name}" has no \`value\``, "write its value here");
  }
  const single = media?.get("example");
  if (single !== undefined && found.size === 0) read("example", single);
  return found;
}

const anything: Type = Object.freeze({ kind: "any" });

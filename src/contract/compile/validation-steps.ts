import { processLimits } from "../../limits.ts";
import { Undecided } from "../../pattern/matcher.ts";
import type { Part } from "../../source/part.ts";

/** The keyword of a schema whose uses are counted: each that a reference leads to. */
export const counted = "$counted";

/** For each value within the value a thousandth of the uses that are taken at all. */
const eachOf = 1000;

/** Bounds a validation: schemas that lead to each other in two ways, thirty levels deep, would ask a thousand million times. */
export class Steps {
  #value: unknown;
  #schema: Part | undefined;
  #left = 0;
  #isScaled = false;

  begin(value: unknown, schema: Part): void {
    this.#value = value;
    this.#schema = schema;
    this.#left = processLimits.schemaUses;
    this.#isScaled = false;
  }

  /** @throws {Undecided} when there are no more */
  take(): true {
    if (--this.#left > 0) return true;
    if (this.#isScaled) {
      const { pointer = "" } = this.#schema ?? {};
      throw new Undecided(501, `the schema at ${pointer} asks the same in too many ways to be judged in bounded time`);
    }
    this.#isScaled = true;
    this.#left = Math.ceil(processLimits.schemaUses / eachOf) * sizeOf(this.#value);
    return true;
  }
}

/** How many values a value holds, itself included. */
function sizeOf(value: unknown): number {
  let size = 0;
  const open = [value];
  while (open.length > 0) {
    const one = open.pop();
    size++;
    if (typeof one === "object" && one !== null) for (const inner of Object.values(one)) open.push(inner);
  }
  return size;
}

import type { ValidateFunction } from "ajv/dist/2020.js";
import { parsePointer, valueAt } from "../../source/pointer.ts";
import { schemaProblems } from "./schema-problem.ts";

/** So often what breaks a schema is taken away: what is behind it comes to light. */
const mostRounds = 10;

/**
 * What is left of a value without the members that break a schema, so that the rest can be checked for what no schema tells
 * and everything is told at once. Pointers into it are those into the value. Undefined: nothing sound is left.
 */
export function soundPart<T>(value: T, validate: ValidateFunction): T | undefined {
  const left = structuredClone(value);
  for (let round = 0; round < mostRounds; round++) {
    if (validate(left)) return left;
    const places = schemaProblems(validate.errors ?? [], { docs: "" }).map(
      ({ pointer }) => parsePointer(pointer) ?? [],
    );
    if (!places.map((keys) => isTaken(left, keys)).every(Boolean)) return undefined;
  }
  return undefined;
}

/** Takes a member away; of a list the whole list, since its other items keep their places. Whether there was one. */
function isTaken(root: unknown, keys: readonly string[]): boolean {
  const last = keys.at(-1);
  if (last === undefined) return false;
  const owner = valueAt(root, keys.slice(0, -1));
  if (Array.isArray(owner)) return isTaken(root, keys.slice(0, -1));
  return typeof owner === "object" && owner !== null ? Reflect.deleteProperty(owner, last) : true;
}

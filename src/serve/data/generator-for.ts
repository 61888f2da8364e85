import type { SchemaSource } from "../../contract/model/contract.ts";
import { type Generator, generatorOf } from "../../generate/generator.ts";
import type { Part } from "../../source/part.ts";

const known = new WeakMap<Part, Generator>();

/** The generator of values that a host answers with, made when it is first asked for. */
export function generatorFor(source: SchemaSource): Generator {
  const made = known.get(source.schema) ?? generatorOf(source, { direction: "response" });
  known.set(source.schema, made);
  return made;
}

import type { SchemaSource } from "../../contract/model/contract.ts";
import { type Generator, generatorOf } from "../../generate/generator.ts";
import type { AnswerDirection } from "../../generate/make/maker.ts";
import type { Part } from "../../source/part.ts";

const known = { response: new WeakMap<Part, Generator>(), refusal: new WeakMap<Part, Generator>() };

/** The generator of values that a host answers with, made when it is first asked for. */
export function generatorFor(source: SchemaSource, direction: AnswerDirection = "response"): Generator {
  const made = known[direction].get(source.schema) ?? generatorOf(source, { direction });
  known[direction].set(source.schema, made);
  return made;
}

import { filledSegments } from "../../contract/model/path.ts";
import { percentEncoded } from "../../wire/scalar/percent.ts";
import type { Question } from "../exchange/question.ts";

/** A path template whatever its parameters are called; a fragment is no part of what is asked for. */
export function shapeOfPath(path: string): string {
  return path.replace(/#.*$/, "").replace(/\{[^{}]*\}/g, "{}");
}

/** The path of a question with its literal parts spelled another way, and another text between its parts. */
export function pathIn({ operation, parameters }: Question, spell: (text: string) => string, between: string): string {
  const values = new Map(parameters.map(([name, value]) => [name, value]));
  const parts = filledSegments(operation.segments, (name) => percentEncoded(values.get(name) ?? ""), spell);
  return `/${parts.join(between)}`;
}

import { filledSegments } from "../../contract/model/path.ts";
import { percentEncoded } from "../exchange/percent.ts";
import type { Question } from "../exchange/question.ts";

/** The path of a question with its literal parts spelled another way, and another text between its parts. */
export function pathIn({ operation, parameters }: Question, spell: (text: string) => string, between: string): string {
  const values = new Map(parameters.map(([name, value]) => [name, value]));
  const parts = filledSegments(operation.segments, (name) => percentEncoded(values.get(name) ?? ""), spell);
  return `/${parts.join(between)}`;
}

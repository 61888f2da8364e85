import { percentEncoded } from "../exchange/percent.ts";
import type { Question } from "../exchange/question.ts";

/** The path of a question with its literal parts spelled another way, and another text between its parts. */
export function pathIn({ operation, parameters }: Question, spell: (text: string) => string, between: string): string {
  const values = new Map(parameters);
  const parts = operation.segments.map((segment) =>
    typeof segment === "string" ? spell(segment) : percentEncoded(values.get(segment.parameter) ?? ""),
  );
  return `/${parts.join(between)}`;
}

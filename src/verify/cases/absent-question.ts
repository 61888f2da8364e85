import { type Given, type Question, withParameters } from "../exchange/question.ts";
import type { Ground } from "./case.ts";

/**
 * The question for something that surely does not exist, by what the target file says; where it says nothing, by a
 * changed last character of a value that is known. Undefined when the operation looks nothing up.
 */
export function absentQuestion(ground: Ground, plain: Question): Question | undefined {
  const named = lookupParameters(ground);
  const given = plain.parameters.filter(([name]) => named.includes(name));
  const known: readonly Given[] = given.flatMap(([name]) => {
    const value = ground.target.absent.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  if (known.length > 0) return withParameters(plain, known);
  const [name, value] = given.at(-1) ?? [undefined, ""];
  return name === undefined || value === "" ? undefined : withParameters(plain, [[name, changedText(value)]]);
}

/** The parameters by which the operation finds what it answers with. */
export function lookupParameters({ operation, contract }: Ground): readonly string[] {
  const { answer } = operation;
  switch (answer.kind) {
    case "page": {
      const parameter = contract.entities.get(answer.entity)?.parent?.parameter;
      return parameter === undefined ? [] : [parameter];
    }
    case "row":
      return [...answer.by.keys()];
    case "example":
    case "failure":
    case "echo":
    case "nothing":
      return [];
  }
}

/** The text with its last three characters turned round and moved on: of the same form, and most surely nobody's. */
export function changedText(text: string): string {
  const moved = Array.from(text.slice(-6), (character) => {
    if (/[0-8]/.test(character)) return String(Number(character) + 1);
    if (character === "9") return "0";
    return /[a-yA-Y]/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 1) : character;
  });
  return text.slice(0, -6) + moved.join("");
}

import { type Citation, formatCitations } from "../citation.ts";
import type { Derived } from "./derive.ts";
import { typeWords } from "./weigh/weighed.ts";

/** Every promise of the contract with the lines that make it, one a line. */
export function explanation({ draft, notes, conflicts }: Derived): string {
  const lines: string[] = [];
  const say = (promise: string, from: readonly Citation[]): void => {
    lines.push(`  ${promise}${from.length === 0 ? "" : `  [${formatCitations(from)}]`}`);
  };
  for (const operation of draft.operations) {
    const { id, method, path, parameters, answer, answerFrom, body, security, from, statuses } = operation;
    lines.push(`${method.toUpperCase()} ${path}`);
    say(`is ${id}`, from);
    for (const one of parameters)
      say(`takes ${one.name} in the ${one.in}: ${typeWords(one.type)}${one.required ? ", required" : ""}`, one.from);
    if (body !== undefined) say(`takes a body: ${typeWords(body.type)}`, []);
    if (security !== undefined) say("asks for credentials", from);
    say(answer === "void" ? "answers nothing" : `answers ${typeWords(answer)}`, answerFrom);
    for (const [status, { description, from: stated }] of statuses) say(`may answer ${status}: ${description}`, stated);
  }
  for (const { name, members, base, from } of draft.types) {
    lines.push(`${name}${base === undefined ? "" : `, based on ${base}`}  [${formatCitations(from)}]`);
    for (const member of members)
      say(`${member.name}: ${typeWords(member.type)}${member.required ? ", always there" : ""}`, member.from);
  }
  for (const { about, basis, found, taken, from } of notes) {
    lines.push(`${basis}: ${about}`);
    say(`${found}; taken: ${taken}`, from);
  }
  for (const { about, fact, kept, keptFrom, lost, lostFrom } of conflicts) {
    lines.push(`disagreement: ${about}, ${fact}`);
    say(`${kept} counts`, keptFrom);
    say(`${lost} does not`, lostFrom);
  }
  return `${lines.join("\n")}\n`;
}

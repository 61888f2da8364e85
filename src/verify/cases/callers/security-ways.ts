import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import type { Parameter } from "../../../contract/model/contract.ts";
import { type Given, type Question, withParameters } from "../../exchange/question.ts";
import type { Ground } from "../case.ts";
import { readableFormatsOf } from "../answers/baseline-question.ts";

/** Every documented format by Accept, and by the suffix where the host has that. */
export function inEveryFormat(ground: Ground, question: Question): readonly Question[] {
  const formats = readableFormatsOf(ground.operation);
  const suffixes = ground.promises.formatWays.includes("suffix") ? formats : [];
  return [
    ...formats.map((format) => ({ ...question, wanted: { format, by: "accept" as const } })),
    ...suffixes.map((format) => ({ ...question, wanted: { format, by: "suffix" as const } })),
  ];
}

/**
 * The same thing asked for in ways that a check of callers may have forgotten: with every parameter there is and some
 * that there are not, with headers by which proxies speak of callers, and by other spellings of the path.
 */
export function forgottenWays(ground: Ground, question: Question): readonly Question[] {
  const baseline: Question = { ...question, wanted: undefined };
  const crowded: Question = {
    ...withParameters(baseline, [...givenFor(ground, question), ["debug", "true"], ["admin", "true"]]),
    headers: [
      ["Cookie", "session=standin"],
      ["Origin", "http://localhost"],
      ["X-Forwarded-For", "127.0.0.1"],
      ["X-Forwarded-User", "admin"],
    ],
  };
  return ground.promises.forgottenWays(ground, baseline, crowded);
}

/** A value that is taken for every parameter of the query that is not sent already. */
function givenFor({ operation }: Ground, question: Question): readonly Given[] {
  const sent = new Set(question.parameters.map(([name]) => name));
  const { iterator } = iteratorPaging(operation) ?? {};
  return operation.parameters.flatMap((parameter): readonly Given[] => {
    if (parameter.in !== "query" || sent.has(parameter.name)) return [];
    const value = parameter.name === iterator?.parameter ? `${iterator.prefix}standin` : readableValue(parameter);
    return value === undefined ? [] : [[parameter.name, value]];
  });
}

function readableValue({ slot, filter }: Parameter): string | undefined {
  const [known] = filter?.values?.keys() ?? [];
  switch (slot.type.kind) {
    case "number":
    case "integer":
      return known ?? "1";
    case "boolean":
      return "true";
    case "guid":
      return "0f8fad5b-d9cb-469f-a165-70867728950e";
    case "datetime":
      return "2030-01-01T00:00:00Z";
    case "enum":
      return slot.type.members[0]?.text;
    case "string":
    case "list":
      return slot.type.kind === "list" && slot.type.item.type.kind !== "string" ? undefined : "standin";
    default:
      return undefined;
  }
}

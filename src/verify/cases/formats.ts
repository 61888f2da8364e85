import type { FormatName } from "../../contract/host.ts";
import { ReadError, spellingOf } from "../../wire/format.ts";
import { formats as wireFormats } from "../../wire/formats.ts";
import type { Question } from "../exchange/question.ts";
import { bodySchemaOf } from "../exchange/read-reply.ts";
import { isSuccess, type Reply, valueOf } from "../exchange/reply.ts";
import { judgeSame } from "../verdict/judge-same.ts";
import { differenceBetween } from "../verdict/same-value.ts";
import { type Deviation, Unusable } from "../verdict/statement.ts";
import type { Case, CaseFamily, Ground, Script } from "./case.ts";
import { checkOf } from "./check.ts";
import { type Collection, collectionsOf, pageQuestion } from "./collection.ts";
import { successOf } from "./page-view.ts";
import { combinationsOf, formatsOf, questionWith } from "./plain-question.ts";
import { withParameters } from "../exchange/question.ts";

/** Every documented format says the same. */
export const formats: CaseFamily = {
  name: "formats",
  about: "the same answer in every format",
  cases: (ground) =>
    ground.operation.answer.kind === "failure" || formatsOf(ground.operation).length < 2 ? [] : [agreement(ground)],
};

function agreement(ground: Ground): Case {
  const { operation } = ground;
  const [first = "json", ...others] = formatsOf(operation);
  return {
    id: "formats/agree",
    checks: others.map((format) =>
      checkOf(
        `formats/${format}-as-${first}`,
        `${format.toUpperCase()} says the same as ${first.toUpperCase()}, value by value`,
        operation,
      ),
    ),
    requests: 4 * (others.length + 1),
    *run(judge) {
      for (const question of yield* questionsWorthComparing(ground)) {
        const reference = yield { ...question, wanted: { format: first, by: "accept" } };
        const value = valueOf(successOf(reference));
        if (value === undefined) throw new Unusable(reference, `the answer cannot be read as ${first.toUpperCase()}`);
        for (const format of others) {
          const reply = yield { ...question, wanted: { format, by: "accept" } };
          const check = `formats/${format}-as-${first}`;
          if (!isSuccess(reply))
            judge(check, reply, {
              place: "status",
              expected: String(reference.response.status),
              found: String(reply.response.status),
            });
          else if (reply.reading.kind === "value")
            judge(check, reply, judgeSame(reference, reply, ground.contract.host));
          else if (reply.reading.kind === "empty")
            judge(check, reply, saysNothing(reference, format, ground) ? undefined : emptyBody(first));
          else if (reply.reading.kind === "unwritable")
            judge.skip(
              check,
              `the host says itself that it cannot write this as ${format.toUpperCase()}`,
              "name other values in the target file",
            );
          else
            judge.skip(check, `the answer cannot be read as ${format.toUpperCase()}`, "mend what is found there first");
        }
      }
    },
  };
}

function emptyBody(first: FormatName): Deviation {
  return { place: "body", expected: `what ${first.toUpperCase()} says`, found: "an empty body" };
}

/** Whether no text at all is how the format spells this value: a CSV of rows that are null. */
function saysNothing(reference: Reply, format: FormatName, { contract, operation }: Ground): boolean {
  const schema = bodySchemaOf(operation, reference.response.status, format);
  if (format !== "csv" || schema === undefined || reference.reading.kind !== "value") return false;
  const { type } = schema;
  try {
    const value = wireFormats.csv.read("", { type, nullable: true }, spellingOf(contract.host));
    return differenceBetween(reference.reading, { format, value, type }, contract.host) === undefined;
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return false;
  }
}

/** Pages with many rows, those of the collection with the most unusual rows, an empty one; for other operations each known combination. */
function* questionsWorthComparing(ground: Ground): Script<readonly Question[]> {
  const { pagination } = ground.operation;
  if (pagination === undefined)
    return combinationsOf(ground)
      .slice(0, 4)
      .map((parameters) => questionWith(ground, parameters));
  const { all, main } = yield* collectionsOf(ground);
  const odd = mostUnusual(all.filter((one) => one !== main)) ?? main;
  const middle = odd === main ? main.keys[main.keys.length >> 1] : undefined;
  const size = Math.min(20, pagination.limit.maximum);
  const empty = all.find(({ keys, complete }) => complete && keys.length === 0);
  return [
    // From the second row on: a position must not be forgotten in any format.
    withParameters(
      pageQuestion(ground, main.question, pagination.limit.maximum),
      main.keys.length > 2 ? [[pagination.iterator.parameter, main.keys[0] ?? ""]] : [],
    ),
    ...(odd !== main ? [pageQuestion(ground, odd.question, size)] : []),
    ...(middle === undefined
      ? []
      : [withParameters(pageQuestion(ground, main.question, size), [[pagination.iterator.parameter, middle]])]),
    ...(empty === undefined ? [] : [empty.question]),
  ];
}

/** The collection in whose first rows the most is found that formats spell differently: members left out, empty texts, signs. */
function mostUnusual(all: readonly Collection[]): Collection | undefined {
  const counted = all.map((collection) => ({ collection, traits: traitsOf(collection).size }));
  return counted.filter(({ traits }) => traits > 0).sort((a, b) => b.traits - a.traits)[0]?.collection;
}

function traitsOf({ rows, rowType }: Collection): ReadonlySet<string> {
  const traits = new Set<string>();
  const members = rowType.kind === "object" ? rowType.all : [];
  for (const row of rows.slice(0, 20))
    for (const { key } of members) {
      const value = row[key] ?? null;
      if (value === null) traits.add(`${key} left out`);
      if (value === "") traits.add(`${key} empty`);
      if (typeof value !== "string") continue;
      for (const [sign] of value.matchAll(/[&<>"',;[\]{}\\]|[^ -~]|\s{2}|^\s|\s$/gu))
        traits.add(sign > "~" ? "beyond ASCII" : sign);
    }
  return traits;
}

import { memberValue, type ObjectValue } from "../../../contract/model/value.ts";
import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import { checkKinds } from "../../verdict/check.ts";
import type { FormatName } from "../../../contract/model/host.ts";
import { ReadError } from "../../../wire/format.ts";
import type { Question } from "../../exchange/question.ts";
import { bodySchemaOf } from "../../exchange/read-reply.ts";
import { isSuccess, type Reply, valueOf } from "../../exchange/reply.ts";
import { judgeSame } from "../../verdict/judge-same.ts";
import { differenceBetween } from "../../verdict/same-value.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { Unusable } from "../../verdict/statement.ts";
import type { Trial } from "../../verdict/trial.ts";
import type { Case, CaseFamily, Ground, Judge, Script } from "../case.ts";
import { innerPlace } from "../values/inner-place.ts";
import { checkOf } from "../check.ts";
import { type Collection, collectionsOf, pageQuestion } from "../list/collection.ts";
import { successOf } from "../success-of.ts";
import { combinationsOf, readableFormatsOf, questionWith } from "./baseline-question.ts";
import { withParameters } from "../../exchange/question.ts";

const kinds = checkKinds("formats", { agree: { restsOn: ["repeat"], oneCause: "family" } });

/** Every documented format says the same. */
export const formats: CaseFamily = {
  name: "formats",
  about: "the same answer in every format",
  kinds: Object.values(kinds),
  cases: (ground) =>
    ground.operation.answer.kind === "failure" || comparableFormatsOf(ground).length < 2 ? [] : [agreement(ground)],
};

/** Those of the documented formats in which the framework's values can be read. */
function comparableFormatsOf({ operation, contract, promises }: Ground): readonly FormatName[] {
  const known = promises.formats(contract.host);
  return readableFormatsOf(operation).filter((name) => known.named(name) !== undefined);
}

function agreement(ground: Ground): Case {
  const { operation } = ground;
  const [first = "json", ...others] = comparableFormatsOf(ground);
  return {
    id: "formats/agree",
    checks: others.map((format) =>
      checkOf(
        kinds.agree,
        `formats/${format}-as-${first}`,
        `${format.toUpperCase()} says the same as ${first.toUpperCase()}, value by value`,
        operation,
      ),
    ),
    requests: (4 + signs.length) * (others.length + 1),
    sample: "ordinary",
    *run(judge) {
      for (const question of yield* questionsWorthComparing(ground)) {
        const reference = yield { ...question, wanted: { format: first, by: "accept" } };
        const value = valueOf(successOf(reference));
        if (value === undefined) throw new Unusable(reference, `the answer cannot be read as ${first.toUpperCase()}`);
        for (const format of others) {
          const reply = yield { ...question, wanted: { format, by: "accept" } };
          const check = `formats/${format}-as-${first}`;
          const unread = whyUnread(reply, format);
          if (unread !== undefined) judge.skip(check, ...unread);
          else judgeAgreement(judge, check, reference, reply, ground);
        }
      }
    },
  };
}

/** Why an answer cannot be compared, and what to do. */
function whyUnread({ parsed }: Reply, format: FormatName): readonly [reason: string, cure: string] | undefined {
  const name = format.toUpperCase();
  if (parsed.kind === "unwritable")
    return [`the host reports that it cannot write this as ${name}`, "name other values in the target file"];
  return parsed.kind === "unreadable" || parsed.kind === "opaque"
    ? [`the answer cannot be read as ${name}`, "fix the findings there first"]
    : undefined;
}

function judgeAgreement(judge: Judge, check: string, reference: Reply, reply: Reply, ground: Ground): void {
  const deviation = disagreement(reference, reply, ground);
  const trial = (): Trial => ({
    questions: [reference.question, reply.question],
    about: [],
    judge: ([one, other]) => one && other && disagreement(one, other, ground),
  });
  judge.that(check, reply, deviation, trial);
}

/** In what the second answer does not say the same; nothing where it cannot be read. */
function disagreement(reference: Reply, reply: Reply, ground: Ground): Deviation | undefined {
  if (isSuccess(reference) !== isSuccess(reply))
    return {
      place: { kind: "status" },
      expected: String(reference.response.status),
      found: String(reply.response.status),
    };
  const { parsed, question } = reply;
  if (parsed.kind === "value" && reference.parsed.kind === "value") return judgeSame(reference, reply);
  if (parsed.kind !== "empty" || question.wanted === undefined) return undefined;
  const first = reference.question.wanted?.format ?? "json";
  return saysNothing(reference, question.wanted.format, ground)
    ? undefined
    : { place: { kind: "body" }, expected: `what ${first.toUpperCase()} says`, found: "an empty body" };
}

/** Whether no text at all is how the format spells this value: a CSV of rows that are null. */
function saysNothing(reference: Reply, format: FormatName, { operation }: Ground): boolean {
  const schema = bodySchemaOf(operation, reference.response.status, format);
  const { parsed } = reference;
  if (format !== "csv" || schema === undefined || parsed.kind !== "value") return false;
  const { type } = schema;
  try {
    const value = parsed.formats.named(format)?.read("", { type, nullable: true });
    return value !== undefined && differenceBetween(parsed, { format, value, type }, parsed.formats) === undefined;
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return false;
  }
}

/** A page, and the rows that it is known to show. */
interface Compared {
  readonly question: Question;
  readonly rows: readonly ObjectValue[];
}

/** Pages with many rows, those of the collection with the most unusual rows, an empty one; for other operations each known combination. */
function* questionsWorthComparing(ground: Ground): Script<readonly Question[]> {
  const pagination = iteratorPaging(ground.operation);
  if (pagination === undefined)
    return combinationsOf(ground)
      .slice(0, 4)
      .map((parameters) => questionWith(ground, parameters));
  const { all, main } = yield* collectionsOf(ground);
  const odd = mostUnusual(all.filter((one) => one !== main)) ?? main;
  const middle = odd === main ? innerPlace(ground, "formats", main.keys.length) : -1;
  const { maximum } = pagination.limit;
  const size = Math.min(20, maximum);
  const empty = all.find(({ keys, complete }) => complete && keys.length === 0);
  const pages = [
    // From the second row on: a position must not be forgotten in any format.
    pageBehind(ground, main, main.keys.length > 2 ? 0 : -1, maximum),
    ...(odd !== main ? [pageBehind(ground, odd, -1, size)] : []),
    ...(middle in main.keys ? [pageBehind(ground, main, middle, size)] : []),
  ];
  return [
    ...pages.map(({ question }) => question),
    ...(empty === undefined ? [] : [empty.question]),
    ...signedPages(ground, all, pages),
  ];
}

/** The page behind a row of a collection; -1: the first. */
function pageBehind(ground: Ground, { question, keys, rows }: Collection, row: number, size: number): Compared {
  const page = pageQuestion(ground, question, size);
  const iterator = iteratorPaging(ground.operation)?.iterator.parameter;
  const key = keys[row];
  return {
    question: iterator === undefined || key === undefined ? page : withParameters(page, [[iterator, key]]),
    rows: rows.slice(row + 1, row + 1 + size),
  };
}

/** Signs that formats write with other words, each of which may be forgotten or written twice. */
const signs: readonly RegExp[] = [/&/, /["']/, /[<>]/];

/** For each of these signs that no page has yet, a short page with a row that has it, wherever that was read. */
function signedPages(ground: Ground, all: readonly Collection[], pages: readonly Compared[]): readonly Question[] {
  const pagination = iteratorPaging(ground.operation);
  if (pagination === undefined) return [];
  const size = Math.max(pagination.limit.minimum, Math.min(2, pagination.limit.maximum));
  const added: Compared[] = [];
  for (const sign of signs) {
    if ([...pages, ...added].some(({ rows }) => rows.some((row) => hasSign(row, sign)))) continue;
    const place = all
      .map((collection) => ({ collection, row: collection.rows.findIndex((row) => hasSign(row, sign)) }))
      .find(({ row }) => row >= 0);
    if (place !== undefined) added.push(pageBehind(ground, place.collection, place.row - 1, size));
  }
  return added.map(({ question }) => question);
}

function hasSign(row: ObjectValue, sign: RegExp): boolean {
  return Object.values(row).some((value) => typeof value === "string" && sign.test(value));
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
      const value = memberValue(row, key);
      if (value === null) traits.add(`${key} left out`);
      if (value === "") traits.add(`${key} empty`);
      if (typeof value !== "string") continue;
      for (const [sign] of value.matchAll(/[&<>"',;[\]{}\\]|[^ -~]|\s{2}|^\s|\s$/gu))
        traits.add(sign > "~" ? "beyond ASCII" : sign);
    }
  return traits;
}

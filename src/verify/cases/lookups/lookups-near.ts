import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import type { AnswerRule, Operation } from "../../../contract/model/contract.ts";
import { type Given, type Question, withParameters } from "../../exchange/question.ts";
import { isSuccess, type Reply, valueOf } from "../../exchange/reply.ts";
import { judgeSame } from "../../verdict/judge-same.ts";
import { atPath, slotAtPath } from "../../verdict/member.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { lookupKinds } from "./lookup-checks.ts";
import { lookupParameters } from "./absent-question.ts";
import type { Case, Ground } from "../case.ts";
import { checkOf, checksOf } from "../check.ts";
import { pageOf } from "../list/page-view.ts";
import { scalarText } from "../../verdict/scalar-text.ts";
import { successOf } from "../success-of.ts";
import { combinationsOf, baselineQuestion, questionWith } from "../answers/baseline-question.ts";
import { failingRules } from "../values/rule-test.ts";

/** What is close to a value and not it does not find what that value finds: values are compared whole, not as beginnings, patterns or numbers. */
export function nearOnes(ground: Ground): readonly Case[] {
  const names = lookupParameters(ground).filter((name) => typeOf(ground, name) === "string");
  if (names.length === 0) return [];
  return [
    {
      id: "lookups/near",
      checks: names.map((name) =>
        checkOf(
          lookupKinds.near,
          `lookups/near/${name}`,
          `a value similar to a ${name} does not find the same thing`,
          ground.operation,
        ),
      ),
      requests: 1 + 7 * names.length,
      *run(judge) {
        const baseline = baselineQuestion(ground);
        const right = successOf(yield baseline);
        for (const name of names) {
          const good = baseline.parameters.find(([given]) => given === name)?.[1] ?? "";
          for (const value of showsNothing(right, ground) ? [] : nearTo(good, name, ground)) {
            const reply = yield withParameters(baseline, [[name, value]]);
            judge.that(`lookups/near/${name}`, reply, judgeOther(right, reply, good));
          }
        }
      },
    },
  ];
}

/** An empty page looks like every other. */
function showsNothing(right: Reply, ground: Ground): boolean {
  return iteratorPaging(ground.operation) !== undefined && pageOf(right, ground).rows.length === 0;
}

function judgeOther(right: Reply, reply: Reply, good: string): Deviation | undefined {
  if (!isSuccess(reply) || reply.text !== right.text) return undefined;
  return { place: { kind: "body" }, expected: `any result except that of '${good}'`, found: "the same" };
}

function typeOf({ operation }: Ground, name: string): string | undefined {
  return operation.parameters.find((parameter) => parameter.name === name)?.slot.type.kind;
}

/** Values that are not the same by the contract and that break no rule; fewer for a list, of which the rows tell whose they are. */
function nearTo(good: string, name: string, { operation }: Ground): readonly string[] {
  const { answer } = operation;
  const ignoresCase =
    answer.kind === "row" && (answer.ignoreCase?.has(name) === true || isGuid(answer, name, operation));
  const always = [...(ignoresCase ? [] : [swapCase(good)]), `${good} `, `${good.slice(0, -1)}%`];
  const more = [
    other(good, /[A-Za-z0-9]/),
    other(good, /[A-Za-z0-9](?=[^A-Za-z0-9]*$)/),
    good.slice(0, -1),
    `${good}x`,
  ];
  const rules = operation.parameters.find((parameter) => parameter.name === name)?.rules ?? [];
  const named = rules.map((rule) => ({ ...rule, id: "" }));
  return [...new Set(answer.kind === "row" ? [...always, ...more] : always)].filter(
    (value) => value !== good && value.trim() !== "" && failingRules(named, value).length === 0,
  );
}

function isGuid({ by }: Extract<AnswerRule, { kind: "row" }>, name: string, { result }: Operation): boolean {
  const path = by.get(name);
  return path !== undefined && result !== undefined && slotAtPath(result, path)?.type.kind === "guid";
}

function swapCase(text: string): string {
  return Array.from(text, (character) =>
    character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase(),
  ).join("");
}

/** The text with one letter or digit changed to the next of its kind. */
function other(text: string, which: RegExp): string {
  return text.replace(which, (character) =>
    /[zZ9]/.test(character)
      ? String.fromCharCode(character.charCodeAt(0) - 1)
      : String.fromCharCode(character.charCodeAt(0) + 1),
  );
}

/** The same thing, looked up by another operation of the contract, is told the same. */
export function elsewhere(ground: Ground): readonly Case[] {
  const { operation, contract } = ground;
  const { answer } = operation;
  if (answer.kind !== "row") return [];
  const siblings = contract.operations.filter(
    (one) =>
      one !== operation &&
      one.method === "GET" &&
      one.answer.kind === "row" &&
      one.answer.entity === answer.entity &&
      one.result === operation.result &&
      [...one.answer.by.values()].every((path) => operation.result !== undefined && slotAtPath(operation.result, path)),
  );
  if (siblings.length === 0) return [];
  return [
    {
      id: "lookups/elsewhere",
      checks: checksOf(lookupKinds, operation, {
        elsewhere: `${siblings.map(({ id }) => id).join(" and ")} shows the same data`,
      }),
      requests: 2 + 2 * siblings.length,
      *run(judge) {
        for (const parameters of combinationsOf(ground).slice(0, 2)) {
          const reply = successOf(yield questionWith(ground, parameters));
          for (const sibling of siblings) {
            const question = questionFor(sibling, reply, ground);
            if (question === undefined) continue;
            const same = successOf(yield question);
            judge.that("lookups/elsewhere", same, judgeSame(reply, same));
          }
        }
      },
    },
  ];
}

/** The question by which another operation finds what an answer shows; undefined when the answer does not show what that takes. */
function questionFor(sibling: Operation, reply: Reply, ground: Ground): Question | undefined {
  const { parsed } = reply;
  if (sibling.answer.kind !== "row" || parsed.kind !== "value") return undefined;
  const given: Given[] = [];
  for (const [name, path] of sibling.answer.by) {
    const text = scalarText(atPath(valueOf(reply), parsed.type, path)?.value);
    if (text === "") return undefined;
    given.push([name, text]);
  }
  return questionWith({ ...ground, operation: sibling, known: new Map(), found: new Map() }, given);
}

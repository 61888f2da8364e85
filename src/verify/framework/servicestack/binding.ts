import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import type { Parameter } from "../../../contract/model/contract.ts";
import { type Given, type Question, withParameters } from "../../exchange/question.ts";
import type { Reply } from "../../exchange/reply.ts";
import { instantOf, instantText } from "../../../contract/model/scalar/instant.ts";
import { atPath } from "../../verdict/member.ts";
import type { Case, CaseFamily, Ground, Script } from "../../cases/case.ts";
import { checkOf, checksOf } from "../../cases/check.ts";
import { collectionsOf, pageQuestion } from "../../cases/list/collection.ts";
import { scalarText } from "../../verdict/scalar-text.ts";
import { successOf } from "../../cases/success-of.ts";
import { pathIn } from "../../cases/path-in.ts";
import { baselineQuestion } from "../../cases/answers/baseline-question.ts";
import { judgeSameBytes } from "../../cases/answers/repeat.ts";
import { bindingKinds } from "./binding-checks.ts";
import { givenTwice } from "./twice.ts";

/** How every host of this framework reads parameters: names in any case, unknown and empty ones passed over. */
export const binding: CaseFamily = {
  name: "servicestack-binding",
  about: "how parameters are parsed",
  kinds: Object.values(bindingKinds),
  cases(ground) {
    if (ground.operation.answer.kind === "failure") return [];
    return [
      names(ground),
      ...(optionalParameters(ground).length > 0 ? [empties(ground)] : []),
      ...givenTwice(ground),
      ...lists(ground),
      ...offsets(ground),
      paths(ground),
    ];
  },
};

const family = "servicestack-binding";

/** The most requests for a question that parameters make a difference to. */
const telling = 1;

/** A question with as many parameters as make a difference, and its answer. */
function* tellingQuestion(ground: Ground): Script<{ readonly question: Question; readonly reply: Reply }> {
  const pagination = iteratorPaging(ground.operation);
  let question = baselineQuestion(ground);
  if (pagination !== undefined) question = pageQuestion(ground, (yield* collectionsOf(ground)).main.question, 2);
  return { question, reply: successOf(yield question) };
}

function names(ground: Ground): Case {
  return {
    id: `${family}/names`,
    checks: checksOf(bindingKinds, ground.operation, {
      "names-any-case": "parameter names are case-insensitive",
      "unknown-ignored": "an unknown parameter changes nothing",
      ...(sentNumber(ground) === undefined
        ? {}
        : { numbers: "a number may have blanks, leading zeros and quotes around it" }),
    }),
    requests: 7 + telling,
    *run(judge) {
      const { question, reply } = yield* tellingQuestion(ground);
      for (const spell of [(name: string) => name.toLowerCase(), (name: string) => name.toUpperCase()]) {
        const other = yield respelled(question, spell);
        judge.that(`${family}/names-any-case`, other, judgeSameBytes(reply, other));
      }
      for (const more of [
        ["StandinUnknown", "1"],
        ["page", "2"],
      ] as const) {
        const other = yield withParameters(question, [more]);
        judge.that(`${family}/unknown-ignored`, other, judgeSameBytes(reply, other));
      }
      const number = sentNumber(ground);
      const sent = question.parameters.find(([name]) => name === number)?.[1];
      if (number === undefined || sent === undefined) return;
      for (const text of [` 0${sent} `, `"${sent}"`]) {
        const other = yield withParameters(question, [[number, text]]);
        judge.that(`${family}/numbers`, other, judgeSameBytes(reply, other));
      }
    },
  };
}

/** The number that a telling question holds. */
function sentNumber({ operation: { pagination, parameters } }: Ground): string | undefined {
  return parameters.find(({ name, slot }) => name === pagination?.limit.parameter && slot.type.kind === "integer")
    ?.name;
}

/** The question with the names of its query spelled another way; those in the path are no names there. */
function respelled(question: Question, spell: (name: string) => string): Question {
  const inPath = new Set(
    question.operation.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
  );
  return {
    ...question,
    parameters: question.parameters.map(([name, value]): Given => [inPath.has(name) ? name : spell(name), value]),
  };
}

function empties(ground: Ground): Case {
  const optional = optionalParameters(ground);
  return {
    id: `${family}/empty`,
    checks: checksOf(bindingKinds, ground.operation, {
      "empty-ignored": "a parameter without a value counts as absent",
    }),
    requests: optional.length + 2,
    *run(judge) {
      const { question, reply } = yield* tellingQuestion(ground);
      for (const { name } of optional) {
        if (question.parameters.some(([given]) => given === name)) continue;
        const other = yield withParameters(question, [[name, ""]]);
        judge.that(`${family}/empty-ignored`, other, judgeSameBytes(reply, other));
      }
    },
  };
}

function optionalParameters({ operation }: Ground): readonly Parameter[] {
  return operation.parameters.filter(
    ({ in: where, required, rules }) => where === "query" && !required && rules.length === 0,
  );
}

/** A list is written with commas, in brackets, or by giving its name several times. */
function lists(ground: Ground): readonly Case[] {
  const parameter = ground.operation.parameters.find(
    ({ in: where, slot }) => where === "query" && slot.type.kind === "list" && slot.type.item.type.kind === "string",
  );
  const values = ground.target.values.get(parameter?.name ?? "") ?? [];
  const [one, other] = values;
  if (parameter === undefined || one === undefined || other === undefined) return [];
  const { name } = parameter;
  const id = `${family}/lists`;
  return [
    {
      id,
      checks: [
        checkOf(
          bindingKinds.lists,
          id,
          "a list may be comma-separated, in brackets, or a repeated parameter",
          parameter,
        ),
      ],
      requests: 4,
      *run(judge) {
        const { question } = yield* tellingQuestion(ground);
        const reply = successOf(yield withParameters(question, [[name, `${one},${other}`]]));
        const repeated: Question = { ...question, parameters: [...question.parameters, [name, one], [name, other]] };
        for (const asked of [withParameters(question, [[name, `[${one},${other}]`]]), repeated]) {
          const same = yield asked;
          judge.that(id, same, judgeSameBytes(reply, same));
        }
      },
    },
  ];
}

/** An instant is the same instant with whatever offset it is written. */
function offsets(ground: Ground): readonly Case[] {
  const parameter = ground.operation.parameters.find(
    ({ filter, slot }) => filter !== undefined && slot.type.kind === "datetime",
  );
  if (parameter === undefined || iteratorPaging(ground.operation) === undefined) return [];
  const { name } = parameter;
  const id = `${family}/offsets`;
  return [
    {
      id,
      checks: [checkOf(bindingKinds.offsets, id, "the offset of a date and time is respected", parameter)],
      requests: 5,
      *run(judge) {
        const { main } = yield* collectionsOf(ground);
        const shown = main.rows.map((row) =>
          instantOf(scalarText(atPath(row, main.rowType, parameter.filter?.property ?? "")?.value)),
        );
        const instant = shown[shown.length >> 1];
        if (instant === undefined) {
          judge.skip(id, "no row has a date and time", "name a collection with rows in the target file");
          return;
        }
        const utc = instantText(instant);
        const question = pageQuestion(ground, main.question, 5);
        const reply = successOf(yield withParameters(question, [[name, utc]]));
        for (const hours of [2, -5]) {
          const sign = hours < 0 ? "-" : "+";
          const local = instantText(instant + BigInt(hours) * 36_000_000_000n).replace(
            "Z",
            `${sign}0${Math.abs(hours)}:00`,
          );
          const same = yield withParameters(question, [[name, local]]);
          judge.that(id, same, judgeSameBytes(reply, same));
        }
      },
    },
  ];
}

function paths(ground: Ground): Case {
  const id = `${family}/path`;
  return {
    id,
    checks: [
      checkOf(
        bindingKinds.path,
        id,
        "the path is case-insensitive and decoded, and its empty segments are ignored",
        ground.operation,
      ),
    ],
    requests: 5 + telling,
    *run(judge) {
      const { question, reply } = yield* tellingQuestion(ground);
      for (const path of otherPaths(question)) {
        const other = yield { ...question, path };
        judge.that(id, other, judgeSameBytes(reply, other));
      }
    },
  };
}

/** The operation's path with its literal parts in capitals or percent-encoded, and with empty segments. */
function otherPaths(question: Question): readonly string[] {
  const same = (text: string): string => text;
  const encoded = (text: string): string =>
    text.replace(/^[a-z]/i, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return [
    pathIn(question, (text) => text.toUpperCase(), "/"),
    `${pathIn(question, same, "/")}/`,
    pathIn(question, same, "//"),
    pathIn(question, encoded, "/"),
  ];
}

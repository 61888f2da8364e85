import { type Check, checkKinds } from "../../verdict/check.ts";
import type { Parameter } from "../../../contract/model/contract.ts";
import { type Given, withParameters } from "../../exchange/question.ts";
import type { Reply } from "../../exchange/reply.ts";
import type { UnreadValues } from "../../verdict/error-promises.ts";
import { judgeFailure } from "../../verdict/judge-failure.ts";
import { judgeStatus, statusText } from "../../verdict/judge-status.ts";
import { judgeRefusal } from "../../verdict/judge-refused.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { judgeTold } from "../../verdict/told-errors.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf } from "../check.ts";
import { baselineQuestion } from "../answers/baseline-question.ts";

const kinds = checkKinds(
  "parameters",
  { type: {}, taken: {}, together: { restsOn: ["parameters"] } },
  { restsOn: ["failures", "walk/page-size", "walk/cap", "filters"] },
);

/** A value that is not of its parameter's type is refused, whoever asks; one that is, in its extreme forms, is taken. */
export const parameters: CaseFamily = {
  name: "parameters",
  about: "the types of parameters",
  kinds: Object.values(kinds),
  cases(ground) {
    const typed = ground.operation.parameters.filter(
      (parameter) => (parameter.in === "query" || parameter.in === "path") && strangeValues(parameter).length > 0,
    );
    return [...typed.map((parameter) => typeCase(ground, parameter)), ...allAtOnce(ground, typed)];
  },
};

function typeCase(ground: Ground, parameter: Parameter): Case {
  const { name } = parameter;
  const id = `parameters/${name}`;
  const strange = strangeValues(parameter).slice(0, isToldTogether(ground, parameter) ? 1 : undefined);
  const ordinary = ordinaryValues(ground, parameter);
  return {
    id,
    checks: [
      checkOf(kinds.type, `${id}/type`, `an invalid ${name} (${kindText(parameter)}) is refused`, parameter),
      ...(ordinary.length === 0
        ? []
        : [checkOf(kinds.taken, `${id}/taken`, `a valid ${name} (${kindText(parameter)}) is accepted`, parameter)]),
    ],
    requests: strange.length + ordinary.length,
    *run(judge) {
      const baseline = baselineQuestion(ground);
      for (const value of strange) {
        const reply = yield withParameters(baseline, [[name, value]]);
        judge.that(`${id}/type`, reply, judgeRefused(reply, ground, [name, value]));
      }
      let first: Reply | undefined;
      for (const value of ordinary) {
        const reply = yield withParameters(baseline, [[name, value]]);
        // All of them spell one Guid: what is answered to one is answered to the other.
        const known = parameter.slot.type.kind === "guid" ? first : undefined;
        first ??= reply;
        const deviation = judgeTaken(reply, ground, name) ?? (known && judgeStatus(reply, [known.response.status]));
        judge.that(`${id}/taken`, reply, deviation);
      }
    },
  };
}

/** Whether the host collects all values that it cannot read: then several are sent in one request. */
function isToldTogether({ promises }: Ground, { in: where }: Parameter): boolean {
  return promises.errors.unread !== undefined && where === "query";
}

/** Several invalid values are all reported, in the order in which they were sent. */
function allAtOnce(ground: Ground, typed: readonly Parameter[]): readonly Case[] {
  const { errors } = ground.promises;
  const { unread } = errors;
  const inQuery = typed.filter((parameter) => isToldTogether(ground, parameter));
  if (unread === undefined || inQuery.length === 0) return [];
  const { status } = unread.failure(ground.operation);
  const id = "parameters/together";
  return [
    {
      id,
      checks: [
        ...inQuery.map(typeCheck),
        checkOf(kinds.together, id, "every invalid value is reported, in the order sent", inQuery[0]),
      ],
      requests: sentAtOnce(inQuery, unread).length,
      *run(judge) {
        const baseline = baselineQuestion(ground);
        for (const sent of sentAtOnce(inQuery, unread)) {
          const reply = yield withParameters(baseline, sent);
          if (reply.response.status !== status && sent.length > 1) {
            judge.that(id, reply, judgeStatus(reply, [status]));
            continue;
          }
          const blamed = errors.envelopeOf(reply)?.errors.map(({ field }) => field?.toLowerCase()) ?? [];
          const isPassed = ([name]: Given): boolean => !blamed.includes(name.toLowerCase());
          for (const one of sent) {
            const deviation = isPassed(one) ? judgePassed(reply, ground, unread, one) : undefined;
            judge.that(`parameters/${one[0]}/type`, reply, deviation);
          }
          if (!sent.some(isPassed)) judge.that(id, reply, judgeAll(reply, ground, unread, sent));
        }
      },
    },
  ];
}

function typeCheck(parameter: Parameter): Check {
  const { name } = parameter;
  const promise = `an invalid ${name} (${kindText(parameter)}) is refused`;
  return checkOf(kinds.type, `parameters/${name}/type`, promise, parameter);
}

/** Per request the values that cannot be read, one for each parameter that has one left. */
function sentAtOnce(inQuery: readonly Parameter[], unread: UnreadValues): readonly (readonly Given[])[] {
  const strange = inQuery.map((parameter, index) => [
    ...strangeValues(parameter).slice(1),
    ...unread.texts(parameter.slot.type, index % 2 === 1 ? 1 : 0),
  ]);
  return Array.from({ length: Math.max(...strange.map(({ length }) => length)) }, (_, round) => {
    const given = inQuery.flatMap(({ name }, index): readonly Given[] => {
      const value = strange[index]?.[round];
      return value === undefined ? [] : [[name, value]];
    });
    // Not in the order in which the contract declares them: that of the query counts.
    return round % 2 === 0 ? given.toReversed() : given;
  });
}

/** An invalid value is not among the reported ones, if the answer says which these are. */
function judgePassed(
  reply: Reply,
  { operation, promises: { errors } }: Ground,
  unread: UnreadValues,
  [name, value]: Given,
): Deviation | undefined {
  const deviation = judgeFailure(reply, { ...unread.failure(operation), field: name }, errors);
  if (deviation !== undefined || errors.envelopeOf(reply) === undefined) return deviation;
  return {
    place: { kind: "error", part: "list" },
    expected: `'${value}' is reported`,
    found: `'${name}' is not reported`,
  };
}

function judgeAll(
  reply: Reply,
  { promises }: Ground,
  unread: UnreadValues,
  sent: readonly Given[],
): Deviation | undefined {
  const envelope = promises.errors.envelopeOf(reply);
  return envelope === undefined
    ? undefined
    : judgeTold(
        envelope,
        sent.map((given) => unread.told(given)),
      );
}

/** Text that no host takes for a value of the type; the first is no value of any type. */
function strangeValues({ slot }: Parameter): readonly string[] {
  switch (slot.type.kind) {
    case "integer":
      return ["standin", "1.5", slot.type.bits === 64 ? "99999999999999999999" : "99999999999"];
    case "number":
      return slot.type.integer ? ["standin", "1.5"] : ["standin"];
    case "float":
    case "decimal":
      return ["standin"];
    case "boolean":
      return ["standin"];
    case "guid":
      return ["standin", "0f8fad5b-d9cb-469f-a165-7086772895"];
    case "datetime":
    case "datetimeoffset":
      return ["standin", "2024-13-45"];
    case "enum":
      return slot.type.flags ? [] : ["standin"];
    default:
      return [];
  }
}

/** The Guid whose other spellings a framework names, as everybody writes it. */
const usualGuid = "0f8fad5b-d9cb-469f-a165-70867728950e";

/** Values of types that no rule and no filter narrows further. */
function ordinaryValues({ promises }: Ground, { slot, rules, filter, in: where }: Parameter): readonly string[] {
  if (where !== "query" || rules.length > 0 || filter !== undefined) return [];
  if (slot.type.kind === "guid") return [usualGuid, ...promises.sameRequest.guids];
  return slot.type.kind === "boolean" ? ["true", "false"] : [];
}

/** Whatever is answered: not that the value could not be read, and no error of the server. */
function judgeTaken(reply: Reply, { promises }: Ground, name: string): Deviation | undefined {
  const envelope = promises.errors.envelopeOf(reply);
  const blamed = envelope?.errors.some(({ field }) => field?.toLowerCase() === name.toLowerCase()) === true;
  if (reply.response.status < 500 && !blamed) return undefined;
  return {
    place: { kind: "status" },
    expected: `an answer that does not blame ${name}`,
    found: `${statusText(reply)}${envelope?.code === undefined ? "" : `: ${envelope.code}`}`,
  };
}

function kindText({ slot }: Parameter): string {
  const { type } = slot;
  if (type.kind === "number") return type.integer ? "whole number" : "number";
  return type.kind === "datetime" ? "date and time" : type.kind;
}

function judgeRefused(reply: Reply, ground: Ground, given: Given): Deviation | undefined {
  const { errors } = ground.promises;
  const { unread } = errors;
  if (unread === undefined) return judgeRefusal(reply);
  return (
    judgeFailure(reply, { ...unread.failure(ground.operation), field: given[0] }, errors) ??
    judgeAll(reply, ground, unread, [given])
  );
}

import { checkKinds } from "../../verdict/check.ts";
import type { Parameter } from "../../../contract/model/contract.ts";
import type { Type } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";
import { equalValues } from "../../../wire/compare/equal-values.ts";
import { withParameters } from "../../exchange/question.ts";
import { type Reply, valueOf } from "../../exchange/reply.ts";
import { memberOf } from "../../verdict/member.ts";
import { describeValue } from "../../verdict/same-value.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf } from "../check.ts";
import { successOf } from "../success-of.ts";
import { baselineQuestion } from "./baseline-question.ts";

const kinds = checkKinds("echo", { same: {} });

/** What is sent comes back, as its type. */
export const echo: CaseFamily = {
  name: "echo",
  about: "echo of what was sent",
  kinds: Object.values(kinds),
  cases(ground) {
    const { operation } = ground;
    if (operation.answer.kind !== "echo") return [];
    return operation.parameters.flatMap((parameter) => {
      const sent = parameter.in === "query" ? samplesOf(parameter.slot.type) : [];
      return sent.length === 0 ? [] : [echoCase(ground, parameter, sent)];
    });
  },
};

interface Sample {
  readonly text: string;
  readonly value: Value;
}

function echoCase(ground: Ground, parameter: Parameter, samples: readonly Sample[]): Case {
  const id = `echo/${parameter.name}`;
  return {
    id,
    checks: [checkOf(kinds.same, id, `the value sent for ${parameter.name} is echoed`, parameter)],
    requests: samples.length,
    *run(judge) {
      for (const sample of samples) {
        const reply = successOf(yield withParameters(baselineQuestion(ground), [[parameter.name, sample.text]]));
        judge.that(id, reply, judgeEcho(reply, parameter.name, sample));
      }
    },
  };
}

function judgeEcho(reply: Reply, name: string, { value }: Sample): Deviation | undefined {
  const { parsed } = reply;
  if (parsed.kind !== "value") return undefined;
  const found = memberOf(valueOf(reply), parsed.type, name);
  if (found === undefined || equalValues(found.value, value, found.type)) return undefined;
  return { place: { kind: "property", path: name }, expected: describeValue(value), found: describeValue(found.value) };
}

/** Texts that every host reads alike, and what they stand for; none for types that hosts read in ways of their own. */
function samplesOf(type: Type): readonly Sample[] {
  switch (type.kind) {
    case "string":
      return ["standin", "0012", "a b&c=d", "Grüße €"].map((text) => ({ text, value: text }));
    case "boolean":
      return [
        { text: "true", value: true },
        { text: "false", value: false },
      ];
    case "integer": {
      const texts = type.signed ? ["7", "-3"] : ["7"];
      return texts.map((text) => ({ text, value: type.bits === 64 ? BigInt(text) : Number(text) }));
    }
    case "number":
      return [{ text: "7", value: 7 }];
    case "float":
      return [{ text: "1.5", value: 1.5 }];
    case "decimal":
      return [{ text: "1.50", value: "1.50" }];
    case "guid":
      return [{ text: "0f8fad5b-d9cb-469f-a165-70867728950e", value: "0f8fad5b-d9cb-469f-a165-70867728950e" }];
    case "enum":
      return type.flags ? [] : type.members.slice(0, 2).map(({ text, name }) => ({ text, value: name }));
    case "list":
      return type.item.type.kind === "string" ? [{ text: "a,b", value: ["a", "b"] }] : [];
    default:
      return [];
  }
}

import type { Parameter } from "../../contract/contract.ts";
import { type Question, withParameters } from "../exchange/question.ts";
import type { Reply } from "../exchange/reply.ts";
import { envelopeOf } from "../verdict/envelope.ts";
import { judgeFailure } from "../verdict/judge-failure.ts";
import { judgeDocumented, statusText } from "../verdict/judge-status.ts";
import type { Deviation } from "../verdict/statement.ts";
import type { Case, CaseFamily, Ground } from "./case.ts";
import { checkOf } from "./check.ts";
import { plainQuestion } from "./plain-question.ts";

/** A value that is not of its parameter's type is refused, whoever asks; one that is, in its extreme forms, is taken. */
export const parameters: CaseFamily = {
  name: "parameters",
  about: "the types of parameters",
  cases: (ground) =>
    ground.operation.parameters
      .filter(
        (parameter) => (parameter.in === "query" || parameter.in === "path") && strangeValues(parameter).length > 0,
      )
      .map((parameter) => typeCase(ground, parameter)),
};

function typeCase(ground: Ground, parameter: Parameter): Case {
  const { name } = parameter;
  const id = `parameters/${name}`;
  const strange = strangeValues(parameter);
  const ordinary = ordinaryValues(parameter);
  return {
    id,
    checks: [
      checkOf(`${id}/type`, `a ${name} that is no ${kindText(parameter)} is refused`, parameter),
      ...(ordinary.length === 0
        ? []
        : [checkOf(`${id}/taken`, `a ${name} that is a ${kindText(parameter)} is read`, parameter)]),
    ],
    requests: strange.length + ordinary.length,
    *run(judge) {
      const plain = plainQuestion(ground);
      for (const value of strange) {
        const reply = yield withParameters(plain, [[name, value]]);
        judge(`${id}/type`, reply, judgeRefused(reply, ground, name, plain));
      }
      for (const value of ordinary) {
        const reply = yield withParameters(plain, [[name, value]]);
        judge(`${id}/taken`, reply, judgeTaken(reply, name));
      }
    },
  };
}

/** Text that no host takes for a value of the type. */
function strangeValues({ slot }: Parameter): readonly string[] {
  switch (slot.type.kind) {
    case "integer":
      return ["standin", "1.5", slot.type.bits === 64 ? "99999999999999999999" : "99999999999"];
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

/** Values of types that no rule and no filter narrows further. */
function ordinaryValues({ slot, rules, filter, in: where }: Parameter): readonly string[] {
  if (where !== "query" || rules.length > 0 || filter !== undefined) return [];
  if (slot.type.kind === "guid")
    return ["0f8fad5b-d9cb-469f-a165-70867728950e", "0F8FAD5B-D9CB-469F-A165-70867728950E"];
  return slot.type.kind === "boolean" ? ["true", "false"] : [];
}

/** Whatever is answered: not that the value could not be read, and no error of the server. */
function judgeTaken(reply: Reply, name: string): Deviation | undefined {
  const envelope = envelopeOf(reply);
  const blamed = envelope?.errors.some(({ field }) => field?.toLowerCase() === name.toLowerCase()) === true;
  if (reply.response.status < 500 && !blamed) return undefined;
  return {
    place: "status",
    expected: `an answer that does not blame ${name}`,
    found: `${statusText(reply)}${envelope?.code === undefined ? "" : `: ${envelope.code}`}`,
  };
}

function kindText({ slot }: Parameter): string {
  return slot.type.kind === "datetime" ? "date and time" : slot.type.kind;
}

function judgeRefused(reply: Reply, { contract }: Ground, name: string, plain: Question): Deviation | undefined {
  if (contract.host.framework === "servicestack")
    return judgeFailure(reply, {
      status: 400,
      code: "SerializationException",
      message: `Unable to bind to request '${plain.operation.request}'`,
      field: name,
    });
  if (reply.response.status >= 400 && reply.response.status < 500) return judgeDocumented(reply);
  return { place: "status", expected: "a refusal", found: statusText(reply) };
}

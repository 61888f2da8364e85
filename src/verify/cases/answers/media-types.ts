import { bareMediaType, documentedFor, formatOf } from "../../../contract/model/media-type.ts";
import type { Operation } from "../../../contract/model/contract.ts";
import { contentTypeOf, isSuccess, type Reply } from "../../exchange/reply.ts";
import type { Question } from "../../exchange/question.ts";
import { checkKinds } from "../../verdict/check.ts";
import { judgeStatus } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Case, CaseFamily, Ground } from "../case.ts";
import { checkOf } from "../check.ts";
import { isAskable, workingAnswer } from "./ordinary-answers.ts";

const kinds = checkKinds("media-types", { offered: { isOfHeaders: true }, nobody: {} }, { restsOn: ["answers/plain"] });

/** What a success can be asked for as: each documented media type, and one that is not. */
export const mediaTypesOffered: CaseFamily = {
  name: "media-types",
  about: "documented media types, by Accept",
  kinds: Object.values(kinds),
  cases: (ground) => (isAskable(ground) ? [...offered(ground), ...notOffered(ground)] : []),
};

/** Media types that a client can name: no ranges, no types with parts of their own to choose. */
function typesOf({ success }: Operation): readonly string[] {
  return [...(success?.response.content.keys() ?? [])].filter((type) => !type.includes("*"));
}

function offered(ground: Ground): readonly Case[] {
  const types = typesOf(ground.operation);
  if (types.length < 2) return [];
  const idOf = (type: string): string => `media-types/${bareMediaType(type)}`;
  return [
    {
      id: "media-types/offered",
      checks: types.map((type) =>
        checkOf(kinds.offered, idOf(type), `${type} is sent to who accepts only that`, ground.operation),
      ),
      requests: types.length,
      *run(judge) {
        const { question } = yield* workingAnswer(ground);
        for (const type of types) {
          const reply = yield accepting(question, type);
          judge.that(idOf(type), reply, judgeOffered(reply, type));
        }
      },
    },
  ];
}

function accepting(question: Question, type: string): Question {
  return { ...question, wanted: undefined, headers: [...question.headers, ["Accept", type]] };
}

/**
 * The type that was asked for. Another one that is documented, in which a client reads the same as well, is worth a remark:
 * `Accept` is a wish (RFC 9110 section 12.5.1).
 */
function judgeOffered(reply: Reply, type: string): Deviation | undefined {
  if (!isSuccess(reply) || reply.parsed.kind === "empty") return undefined;
  const given = contentTypeOf(reply);
  if (documentedFor([type], given) !== undefined) return undefined;
  const deviation: Deviation = {
    place: { kind: "header", name: "Content-Type" },
    expected: type,
    found: given ?? "none",
  };
  const isData = formatOf(type) !== undefined && formatOf(type) !== "html";
  return isData ? deviation : { ...deviation, remark: "inferred" };
}

function notOffered({ operation, ...rest }: Ground): readonly Case[] {
  const ground: Ground = { operation, ...rest };
  const isStated = operation.responses.some(({ status, range }) => status === 406 && range !== true);
  const isOpen = [...(operation.success?.response.content.keys() ?? [])].some((type) => type.includes("*"));
  if (!isStated || isOpen || typesOf(operation).length === 0) return [];
  const check = checkOf(
    kinds.nobody,
    "media-types/nobody",
    "an Accept that nobody offers gets the documented 406",
    operation,
  );
  return [
    {
      id: "media-types/nobody",
      checks: [check],
      requests: 1,
      *run(judge) {
        const { question } = yield* workingAnswer(ground);
        const reply = yield { ...accepting(question, "application/x-standin-nothing"), isWrong: true };
        judge.that(check.id, reply, judgeStatus(reply, [406]));
      },
    },
  ];
}

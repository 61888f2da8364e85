import { documentedResponse } from "../../../contract/model/documented-response.ts";
import type { Operation } from "../../../contract/model/contract.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { checkKinds } from "../../verdict/check.ts";
import { statusText, successesOf } from "../../verdict/judge-status.ts";
import { Blocked, Unusable } from "../../verdict/statement.ts";
import type { Case, CaseFamily, Ground, Script } from "../case.ts";
import { checksOf } from "../check.ts";
import { shapeOfPath } from "../path-in.ts";
import { unaskedCase } from "../unasked-case.ts";
import { findOut } from "../find-out.ts";
import { combinationsOf, guessedParameters, questionWith } from "./baseline-question.ts";

const kinds = checkKinds("answers", { plain: {} }, { isGround: true });

/** The simplest request succeeds, with values that exist as far as anybody says so. */
export const ordinaryAnswers: CaseFamily = {
  name: "answers",
  about: "properties of every answer",
  kinds: Object.values(kinds),
  isForWrites: true,
  cases(ground) {
    if (isAskable(ground)) return [simplest(ground)];
    const before = shadowOf(ground);
    if (before === undefined || !isSafe(ground.operation.method)) return [];
    const reason = `${before.id} has the same method and path: nobody can say which of the two answers`;
    return [unaskedCase(ground, kinds.plain, "the simplest request succeeds", reason, "give each a path of its own")];
  },
};

/** Whether the operation can be asked without changing anything that is not cleaned up: writes have cases of their own. */
export function isAskable(ground: Ground): boolean {
  const { answer, method } = ground.operation;
  if (answer.kind === "failure" || shadowOf(ground) !== undefined) return false;
  return isSafe(method) || (ground.allowWrites && answer.kind !== "write");
}

/** An operation before this one that has the same method and path, whatever their parameters are called. */
function shadowOf({ contract, operation }: Pick<Ground, "contract" | "operation">): Operation | undefined {
  const shape = shapeOfPath(operation.path);
  const first = contract.operations.find(
    ({ method, path }) => method === operation.method && shapeOfPath(path) === shape,
  );
  return first === operation ? undefined : first;
}

/** Methods that change nothing (RFC 9110 section 9.2.1; `QUERY` is one of them). */
export function isSafe(method: string): boolean {
  return /^(GET|HEAD|OPTIONS|TRACE|QUERY)$/i.test(method);
}

/** So many combinations of values are tried. */
const most = 4;

function simplest(ground: Ground): Case {
  return {
    id: "answers/plain",
    checks: checksOf(kinds, ground.operation, { plain: "the simplest request succeeds" }),
    requests: most,
    sample: "ordinary",
    *run(judge) {
      const { reply } = yield* workingAnswer(ground);
      judge.that("answers/plain", reply, undefined);
    },
  };
}

/** A question that works, and its answer. */
export interface Working {
  readonly question: Question;
  readonly reply: Reply;
}

/**
 * A question that the deployment answers as documented, found once: each combination of values is tried. Where the values
 * are nobody's, a refusal of the client says nothing of the promise.
 */
export function workingAnswer(ground: Ground): Script<Working> {
  return findOut(ground, "the simplest request", function* (): Script<Working> {
    let refused: Reply | undefined;
    for (const parameters of combinationsOf(ground).slice(0, most)) {
      const question = questionWith(ground, parameters);
      const reply = yield question;
      if (isAsDocumented(reply)) return { question, reply };
      if (isServerError(reply)) throw unusable(reply);
      refused ??= reply;
    }
    if (refused === undefined) throw new Blocked("no request can be made of it", "name values in a target file");
    throw mayBeOurs(refused, ground) ?? unusable(refused);
  });
}

/** A success, or whatever else the operation documents where it documents no success. */
function isAsDocumented(reply: Reply): boolean {
  if (isSuccess(reply)) return true;
  const { operation } = reply.question;
  const { status } = reply.response;
  const isDocumented = documentedResponse(operation.responses, status) !== undefined;
  return isDocumented && ((status >= 300 && status < 400) || !documentsSuccess(operation));
}

function documentsSuccess({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === "default" || (status >= 200 && status < 300));
}

/** Why a refusal may be of what was sent rather than of the deployment's making. */
function mayBeOurs(reply: Reply, ground: Ground): Blocked | undefined {
  const { status } = reply.response;
  const found = `the deployment answers ${statusText(reply)}`;
  if (status === 401 || status === 403) {
    if (reply.question.as.kind === "nobody") return undefined;
    return new Blocked(
      `${found} to the identity`,
      "give one that may call it: --header, or identities in a target file",
    );
  }
  const guessed = guessedParameters(ground);
  const names = guessed.map(({ name }) => name).join(", ");
  if (guessed.length > 0)
    return new Blocked(
      `${found} to values that are only examples or made up (${names})`,
      `name some that exist: values: { ${guessed[0]?.name ?? ""}: … } in a target file`,
    );
  return ground.operation.requestBody?.required === true
    ? new Blocked(`${found} to a body that was made up`, "add an example of the body to the document")
    : undefined;
}

function isServerError({ response }: Reply): boolean {
  return response.status >= 500;
}

function unusable(reply: Reply): Unusable {
  return new Unusable(reply, `the answer is ${statusText(reply)}`, {
    place: { kind: "status" },
    expected: successesOf(reply.question.operation).join(" or "),
    found: statusText(reply),
  });
}

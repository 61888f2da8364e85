import { literalOf } from "../../../contract/model/path.ts";
import type { Question } from "../../exchange/question.ts";
import { Blocked } from "../../verdict/statement.ts";
import type { Ground } from "../case.ts";
import { openQuestionWith, questionWith } from "./baseline-question.ts";
import { isSafe } from "./ordinary-answers.ts";

/**
 * The operation without any parameters, by somebody who may call it where one is known: whoever is refused, is refused before
 * anybody asks what is missing. None for an operation whose path names a row: an id is never guessed.
 */
export function bareQuestion(ground: Ground): Question | undefined {
  const { method, segments, requestBody } = ground.operation;
  const isBare = isSafe(method) && requestBody === undefined && segments.every((one) => literalOf(one) !== undefined);
  if (!isBare) return undefined;
  try {
    return questionWith(ground, []);
  } catch (error) {
    if (error instanceof Blocked) return openQuestionWith(ground, []);
    throw error;
  }
}

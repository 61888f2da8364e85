import type { Part } from "../../source/part.ts";
import type { DescribedOperation } from "./described-operation.ts";
import { unsaidSuccess } from "./unsaid-success.ts";
import type { UploadIn } from "./uploads-in.ts";
import type { WriteIn } from "./writes-in.ts";

/** Something that a document leaves unsaid: what is added to one of its objects, and why. */
export interface Inference {
  /** The object that gets it, and the keys that lead to it from the root of the document. */
  readonly target: Part;
  readonly at: readonly string[];
  readonly update: Readonly<Record<string, unknown>>;
  /** Name of a member, and in `x-standin-entities` of an entity → why it is believed. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** What an extension of an operation says, and why. */
export function operationSays(
  operation: DescribedOperation,
  extension: string,
  value: object,
  reason: string,
): Inference {
  return {
    target: operation.part,
    at: placeOfOperation(operation),
    update: { [extension]: value },
    reasons: { [extension]: reason },
  };
}

/** What a file that can be uploaded is to an operation. */
export function uploadInference({ operation, upload, reason }: UploadIn): Inference {
  return operationSays(operation, "x-standin-upload", upload, reason);
}

/** What an operation writes; where it documents refusals alone, with the success that nobody said. */
export function writeInference({ operation, answer, reason }: WriteIn): Inference {
  const inference = operationSays(operation, "x-standin-answer", answer, reason);
  const success = unsaidSuccess(operation);
  if (success === undefined) return inference;
  const update = { ...inference.update, responses: success.responses };
  return { ...inference, update, reasons: { ...inference.reasons, responses: success.reason } };
}

function placeOfOperation({ written, method }: DescribedOperation): readonly string[] {
  return ["paths", written, method.toLowerCase()];
}

import type { AnswerContext } from "./answer.ts";
import type { WriteAnswer } from "../model/contract.ts";
import { jsonMedia, responseParts, successPart } from "../check/response-parts.ts";
import { schemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";

/** The status of a replacement that makes a row, where it is another than that of its success and shows the same. */
export function createdStatus(
  action: WriteAnswer["action"],
  { operation, workshop: { references } }: AnswerContext,
): number | undefined {
  const responses = responseParts(operation, references);
  const created = responses.find(({ status }) => status === "201")?.part;
  if (action !== "replace" || created === undefined) return undefined;
  const schemaIn = (part: Part | undefined): string | undefined => {
    const schema = jsonMedia(part, references)?.[1].get("schema");
    return schema && schemaView(references).follow(schema).id;
  };
  const success = successPart(responses);
  return !created.has("content") || schemaIn(created) === schemaIn(success) ? 201 : undefined;
}

/**
 * DELETE and PUT may be sent again (RFC 9110, section 9.2.2). A 204 beside another success is what says that nothing was there to
 * remove; else they succeed as before, unless the document has an answer for what is not found.
 */
export function goneStatus(
  action: WriteAnswer["action"],
  { operation, workshop: { references } }: AnswerContext,
): number | undefined {
  const statuses = responseParts(operation, references).map(({ status }) => status);
  const [success, ...others] = statuses.filter((status) => /^2\d\d$/.test(status)).toSorted();
  if (statuses.some((status) => /^4(04|10|XX)$/i.test(status))) return undefined;
  if (action === "remove" && others.includes("204")) return 204;
  return success === undefined || statuses.includes("default") ? undefined : Number(success);
}

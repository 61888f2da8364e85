import type { Operation } from "../../../contract/model/contract.ts";
import { bareMediaType } from "../../../contract/model/media-type.ts";
import type { RequestContent } from "../../../contract/model/request-body.ts";
import { isJsonObject, type Json, jsonOf } from "../../../generate/json.ts";
import { sampleFor } from "../../../generate/sample-values.ts";
import { plainSchema } from "../../../generate/schema/plain-references.ts";
import { isForm } from "../../../wire/sent/form-fields.ts";
import { resolvedBody } from "../../../wire/sent/resolved-body.ts";
import { draftsOf } from "../answers/baseline-question.ts";
import { facetsAt, isSchema } from "../values/schema-neighbours.ts";

/**
 * What a body in a media type may be; in JSON with every member that it may have: of each a wrong value is to be tried. Where
 * none is needed, requests have none, unless they change a row.
 */
export function goodBody(operation: Operation, wanted: string, content: RequestContent): Json | undefined {
  const { requestBody, answer } = operation;
  const isChange = answer.kind === "write" && (answer.action === "merge" || answer.action === "replace");
  const drafts = requestBody?.required === true || (requestBody && isChange) ? draftsOf(operation, requestBody) : [];
  const draft = drafts.find(({ mediaType }) => bareMediaType(mediaType) === bareMediaType(wanted));
  const good = draft && (draft.json ?? jsonOf(JSON.parse(draft.text)));
  return good !== undefined && isJsonObject(good) && !isForm(wanted) ? withOthers(good, content) : good;
}

/** Those that a sample leaves out go behind it. */
function withOthers(good: Readonly<Record<string, Json>>, content: RequestContent): Json {
  let whole = good;
  for (const { properties } of facetsAt(resolvedBody(content), []))
    for (const [name, schema] of Object.entries(isSchema(properties) ? properties : {})) {
      if (whole[name] !== undefined || !isSchema(schema) || schema["readOnly"] === true) continue;
      const value = sampleFor(plainSchema(schema), name);
      const more = value === undefined ? whole : { ...whole, [name]: value };
      if (content.violations(more).length === 0) whole = more;
    }
  return whole;
}

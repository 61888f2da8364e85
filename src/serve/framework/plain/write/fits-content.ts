import type { ResponseContent } from "../../../../contract/model/contract.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { jsonForm, jsonValueOf } from "../../../../wire/dialect/plain/json-writer.ts";

/** Whether a value is what is documented for a media type. */
export function fitsContent(value: Value, content: Pick<ResponseContent, "type" | "fits" | "violations">): boolean {
  const { type } = content;
  return content.fits(value, type, jsonForm) || content.violations(jsonValueOf(value, type, "json")).length === 0;
}

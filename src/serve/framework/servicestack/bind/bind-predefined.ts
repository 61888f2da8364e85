import type { FormatName } from "../../../../contract/model/host.ts";
import { mediaTypes } from "../../../../contract/model/media-type.ts";
import type { ObjectType } from "../../../../contract/model/type.ts";
import { failure } from "./binding.ts";
import type { BindInput, BindingFailure } from "./binding.ts";
import { readBody } from "./body.ts";
import { HostException } from "./exception.ts";
import { isForm, readForm } from "./form.ts";
import { populate, readText } from "./populate.ts";
import type { Draft } from "./populate.ts";
import { joinDuplicates } from "./query.ts";
import { memberNamed } from "./read-object.ts";
import { defaultOf } from "./read-scalar.ts";

/**
 * Binds on a predefined route: the body in the route's own format whatever its Content-Type says, only forms stay forms.
 * The query alone fills a GET without a body; beside a body of other methods it fills what is still at its default, and its
 * first bad value fails with the reader's own words.
 */
export function bindPredefined(
  input: BindInput,
  format: FormatName,
  type: ObjectType,
  draft: Draft,
): BindingFailure | undefined {
  const query = joinDuplicates(input.query);
  const bodiless = /^(?:GET|HEAD|DELETE|OPTIONS)$/.test(input.method);
  const hasBody = input.contentType !== undefined && input.body.length > 0;
  if (bodiless && !hasBody) return populate(draft, query, type, input.now);
  const failed = isForm(input.contentType)
    ? (populate(draft, query, type, input.now) ??
      populate(draft, joinDuplicates(readForm(input.body, input.contentType)), type, input.now))
    : readBody(input, mediaTypes[format], type, draft);
  if (failed !== undefined || bodiless) return failed;
  return fillDefaults(draft, query, type, input.now);
}

function fillDefaults(
  draft: Draft,
  query: ReturnType<typeof joinDuplicates>,
  type: ObjectType,
  now: string,
): BindingFailure | undefined {
  try {
    for (const [name, text] of query) {
      const member = memberNamed(type, name);
      if (text === "" || member === undefined) continue;
      const value = draft.get(member.key) ?? null;
      if (value !== null && value !== defaultOf(member.slot)) continue;
      draft.set(member.key, readText(text, member.slot, now));
    }
  } catch (error) {
    if (!(error instanceof HostException)) throw error;
    return failure(error.name, error.message);
  }
  return undefined;
}

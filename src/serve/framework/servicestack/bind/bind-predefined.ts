import type { ObjectType } from "../../../../contract/model/type.ts";
import { mayHaveBody, type BindInput, type BindingFailure } from "./binding.ts";
import { readBody } from "./body.ts";
import { isForm, readForm } from "./form.ts";
import { populate, readText } from "./populate.ts";
import type { Draft } from "./populate.ts";
import { joined, queryNames, type Pair } from "./query.ts";
import { memberNamed } from "./read-object.ts";
import { defaultOf } from "./read-scalar.ts";

/**
 * Binds on a predefined route: the body in the route's own format whatever its Content-Type says, only forms stay forms.
 * The query alone fills a GET without a body; beside a body of other methods it fills what is still at its default, and its
 * first bad value fails with the reader's own words.
 * @param bodyType the media type that a body is read as; undefined: it is not read
 * @throws {HostException} where a value beside a body, or a form, cannot be read
 */
export function bindPredefined(
  input: BindInput,
  bodyType: string | undefined,
  type: ObjectType,
  draft: Draft,
): BindingFailure | undefined {
  const query = joined(queryNames(input.query));
  const bodiless = !mayHaveBody(input.method);
  const hasBody = input.contentType !== undefined && input.body.length > 0 && input.chunked !== true;
  if (bodiless && !hasBody) return populate(draft, query, type, input.now);
  const failed = isForm(input.contentType)
    ? (populate(draft, query, type, input.now) ??
      populate(draft, readForm(input.body, input.contentType), type, input.now))
    : readBody(input, bodyType, type, draft);
  if (failed === undefined && !bodiless) fillDefaults(draft, query, type, input.now);
  return failed;
}

function fillDefaults(draft: Draft, query: readonly Pair[], type: ObjectType, now: string): void {
  for (const [name, text] of query) {
    const member = memberNamed(type, name);
    if (text === "" || member === undefined) continue;
    const value = draft.get(member.key) ?? null;
    if (value !== null && value !== defaultOf(member.slot)) continue;
    draft.set(member.key, readText(text, member.slot, now));
  }
}

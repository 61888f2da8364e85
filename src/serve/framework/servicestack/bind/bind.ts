import type { ObjectType } from "../../../../contract/model/type.ts";
import { failure, mayHaveBody, type BindInput, type BindResult, type BindingFailure } from "./binding.ts";
import { bindPredefined } from "./bind-predefined.ts";
import { readBody } from "./body.ts";
import { joined, queryNames } from "./query.ts";
import { HostException } from "./exception.ts";
import { readForm } from "./form.ts";
import { populate } from "./populate.ts";
import type { Draft } from "./populate.ts";
import { requestDto } from "./request-dto.ts";

export type { BindInput, BindResult } from "./binding.ts";

/**
 * Turns the texts of a request into the typed members of its DTO, exactly as the framework does.
 * On a route of the operation's own: body, then path, then query, then form, the later over the earlier.
 * On a predefined route the body wins. Never throws; only members that were set come back.
 */
export function bind(input: BindInput): BindResult {
  const type = requestDto(input.operation);
  const draft: Draft = new Map();
  const failed = attempt(() =>
    input.route.kind === "user"
      ? bindUserRoute(input, type, draft)
      : bindPredefined(input, input.route.bodyType, type, draft),
  );
  if (failed !== undefined) return { kind: "refused", failure: failed };
  return { kind: "bound", values: new Map([...draft].filter(([, value]) => value !== null)) };
}

function bindUserRoute(input: BindInput, type: ObjectType, draft: Draft): BindingFailure | undefined {
  // Names that differ in case are separate here: each is read, the later over the earlier. The same spelling replaces.
  const texts = new Map(input.path);
  for (const [name, value] of joined(queryNames(input.query))) texts.set(name, value);
  if (mayHaveBody(input.method))
    for (const [name, value] of readForm(input.body, input.contentType)) texts.set(name, value);
  return readBody(input, input.contentType, type, draft) ?? populate(draft, texts, type, input.now);
}

/** What a form that breaks off comes to is the same on all routes. */
function attempt(read: () => BindingFailure | undefined): BindingFailure | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof HostException)) throw error;
    return failure(error.name, error.message);
  }
}

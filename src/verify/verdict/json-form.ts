import type { Reply } from "../exchange/reply.ts";

/**
 * The JSON form of what a body says, whatever its format; undefined when it holds no value, or one that is not JSON:
 * some hosts write `NaN` and `Infinity`.
 */
export function jsonForm(reply: Reply): JsonForm | undefined {
  if (forms.has(reply)) return forms.get(reply);
  const form = formOf(reply);
  forms.set(reply, form);
  return form;
}

/** The parsed JSON of an answer. */
export interface JsonForm {
  readonly json: unknown;
}

/** Several checks look at the same answer. */
const forms = new WeakMap<Reply, JsonForm | undefined>();

function formOf({ parsed, text }: Reply): JsonForm | undefined {
  if (parsed.kind !== "value") return undefined;
  const json = parsed.format === "json" ? text : (parsed.formats.named("json")?.write(parsed.value, parsed.type) ?? "");
  try {
    return { json: JSON.parse(json) as unknown };
  } catch {
    return undefined;
  }
}

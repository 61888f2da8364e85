import type { Parameter } from "./contract.ts";
import type { Type } from "./type.ts";

/**
 * Whether a request without the parameter says that it is an empty object: one that is written member by member, and may have
 * none (RFC 6570, section 3.2.8; OpenAPI 3.1.1, section 4.8.12.4).
 */
export function isWrittenAsNothing(parameter: Parameter): boolean {
  const { in: place, slot, spelling } = parameter;
  const isDeep = spelling?.style === "deepObject" && isObject(slot.type);
  return (
    (isDeep || isSentByMembers(parameter)) &&
    (place === "query" || place === "cookie") &&
    parameter.violations({}).length === 0
  );
}

/** Whether what is sent are the members of an object alone, under their own names: the name of the parameter is not. */
export function isSentByMembers({ slot, spelling }: Parameter): boolean {
  if (spelling === undefined || spelling.mediaType !== undefined || !isObject(slot.type)) return false;
  return spelling.explode && (spelling.style === "form" || spelling.style === "cookie");
}

function isObject(type: Type): boolean {
  return type.kind === "union" ? type.choices.every(isObject) : type.kind === "object" || type.kind === "map";
}

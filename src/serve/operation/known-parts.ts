import type { Value } from "../../contract/model/value.ts";
import { isOptions, isWhole, type Known, type KnownObject, type Options, options } from "../../generate/make/known.ts";

/** Puts a part where a path leads; a number leads to the only item of a list. @param part undefined: nothing is there */
export function put(around: Known, path: readonly string[], part: Known | undefined): Known {
  const [step, ...rest] = path;
  if (step === undefined) return part ?? {};
  const members = isOptions(around) || isWhole(around) || !isObject(around) ? {} : around;
  if (part === undefined && rest.length === 0) return { ...members, [step]: undefined };
  const inner = put(members[step] ?? {}, rest, part);
  return /^\d+$/.test(step) && Object.keys(members).length === 0 ? [inner] : { ...members, [step]: inner };
}

function isObject(known: Known): known is KnownObject {
  return typeof known === "object" && known !== null && !Array.isArray(known);
}

/** A value of a request as a text or as a number, whichever an answer takes; undefined: it is neither. */
export function inEitherKind(value: Value | undefined): Options | undefined {
  if (typeof value === "number") return options([value, String(value)]);
  if (typeof value !== "string") return undefined;
  const number = Number(value);
  const isNumber = Number.isFinite(number) && String(number) === value;
  return options(isNumber ? [value, number] : [value]);
}

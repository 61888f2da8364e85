import type { Given } from "../exchange/question.ts";
import type { Envelope, FieldError } from "./envelope.ts";
import type { Deviation } from "./deviation.ts";

/** How one error of a list has to be told; what is undefined is left open. */
export interface ToldError {
  readonly code: string;
  readonly field: string;
  readonly message: string | undefined;
  readonly meta: readonly Given[] | undefined;
}

/** The envelope lists exactly these errors, in this order; its own code and message are those of the first. */
export function judgeFirstTold(envelope: Envelope, expected: readonly ToldError[]): Deviation | undefined {
  const [first] = expected;
  if (first === undefined) return undefined;
  if (envelope.code !== first.code)
    return { place: { kind: "error", part: "code" }, expected: first.code, found: envelope.code ?? "none" };
  if (first.message !== undefined && envelope.message !== first.message)
    return { place: { kind: "error", part: "message" }, expected: first.message, found: envelope.message ?? "none" };
  return judgeTold(envelope, expected);
}

/** The envelope lists exactly these errors, in this order. */
export function judgeTold({ errors }: Envelope, expected: readonly ToldError[]): Deviation | undefined {
  const short = (list: readonly Pick<FieldError, "code" | "field">[]): string =>
    list.map(({ code, field }) => `'${field ?? ""}' ${code ?? "without a code"}`).join(", ");
  if (short(errors) !== short(expected))
    return {
      place: { kind: "error", part: "list" },
      expected: short(expected),
      found: errors.length === 0 ? "none" : short(errors),
    };
  for (const [index, wanted] of expected.entries()) {
    const deviation = judgeOne(errors[index], wanted);
    if (deviation !== undefined) return deviation;
  }
  return undefined;
}

function judgeOne(given: FieldError | undefined, { message, meta }: ToldError): Deviation | undefined {
  if (message !== undefined && given?.message !== message)
    return { place: { kind: "error", part: "entry message" }, expected: message, found: given?.message ?? "none" };
  if (meta === undefined) return undefined;
  const shown = [...(given?.meta ?? [])];
  const at = Array.from({ length: Math.max(shown.length, meta.length) }, (_, index) => index).find(
    (index) => pairText(shown[index]) !== pairText(meta[index]),
  );
  if (at === undefined) return undefined;
  return { place: { kind: "error", part: "entry meta" }, expected: pairText(meta[at]), found: pairText(shown[at]) };
}

function pairText(pair: Given | undefined): string {
  return pair === undefined ? "nothing more" : `${pair[0]} '${pair[1]}'`;
}

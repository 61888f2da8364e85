import { parsePointer } from "../../../source/pointer.ts";
import type { SeenBreak } from "./same-cause.ts";

/** Whether an answer breaks a promise only by showing what a wrong body said, or left out: that it was taken is the cause. */
export function isGivenBack({ reply: { question, text }, deviation: { place } }: SeenBreak): boolean {
  if (question.isWrong !== true || question.operation.requestBody === undefined || place.kind !== "value") return false;
  const steps = parsePointer(place.pointer) ?? [];
  const name = steps.at(-1);
  const shown = read(() => JSON.parse(text) as unknown);
  const sent = read(() => (question.body === undefined ? {} : question.body.value));
  if (name === undefined || shown === undefined || sent === undefined) return false;
  const found = valueAt(shown, steps);
  const said = valuesNamed(sent, name);
  return found === undefined
    ? said.length === 0
    : said.some((value) => JSON.stringify(value) === JSON.stringify(found));
}

/** Undefined: it is no JSON. */
function read(value: () => unknown): unknown {
  try {
    return value();
  } catch {
    return undefined;
  }
}

function valueAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  return isTree(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : undefined;
}

function valuesNamed(value: unknown, name: string): readonly unknown[] {
  if (!isTree(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === name ? [inner] : []),
    ...valuesNamed(inner, name),
  ]);
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

import type { Operation, Response } from "../../contract/model/contract.ts";
import type { Data } from "../data/data.ts";
import type { SuccessOutcome } from "./outcome.ts";
import type { Preference } from "./preference.ts";
import { succeed } from "./resolve.ts";

/** What a preference comes to, and which parts of it were honoured, as `Preference-Applied` says them (RFC 7240 section 3). */
export interface Preferred<Result> {
  readonly result: Result;
  readonly applied: readonly string[];
}

/**
 * What an operation comes to because the client prefers it; undefined: nothing is preferred, or nothing can be given.
 * @param place what the request asks for: made-up data is a function of it
 * @param refusal how the framework tells of a documented status that is no success; undefined: it cannot
 */
export function preferred<Result>(
  operation: Operation,
  preference: Preference,
  { data, place }: { readonly data: Data; readonly place: string },
  refusal: (status: number, response: Response) => Result | undefined,
): Preferred<SuccessOutcome | Result> | undefined {
  const { code, example, dynamic } = preference;
  const shown = example === undefined ? undefined : namedExample(operation, example, code);
  if (shown !== undefined)
    return { result: shown, applied: [`example=${example ?? ""}`, ...(code === undefined ? [] : [`code=${code}`])] };
  const response = operation.responses.find(({ status }) => status === code);
  const refused = code === undefined || response === undefined || isSuccess(code) ? undefined : refusal(code, response);
  if (refused !== undefined) return { result: refused, applied: [`code=${code ?? ""}`] };
  const made = dynamic === true ? madeInstead(operation, data, place) : undefined;
  return made && { result: made, applied: ["dynamic=true"] };
}

/** The documented example of that name; its status has to be the one that is asked for, if one is. */
function namedExample(operation: Operation, name: string, code: number | undefined): SuccessOutcome | undefined {
  const response = operation.responses.find(
    ({ status, examples }) => isSuccess(status) && (code ?? status) === status && examples.has(name),
  );
  const value = response?.examples.get(name);
  if (response === undefined || value === undefined || operation.result === undefined) return undefined;
  const { status } = response;
  return { ...succeed(operation, value), ...(status === "default" ? {} : { status }) };
}

/** Data instead of a constant; where the answer is data anyway, there is nothing to do. */
function madeInstead(operation: Operation, data: Data, place: string): SuccessOutcome | undefined {
  const { answer, result } = operation;
  if (answer.kind === "made" && answer.example !== undefined && answer.schema !== undefined) {
    const made = data.makeFrom(answer.schema, place);
    return made.kind === "value" ? succeed(operation, made.value) : undefined;
  }
  if (answer.kind !== "example" || result === undefined) return undefined;
  return succeed(operation, data.make(result, place));
}

function isSuccess(status: Response["status"]): boolean {
  return status !== "default" && status >= 200 && status < 300;
}

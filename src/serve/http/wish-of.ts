import type { Operation, Response } from "../../contract/model/contract.ts";
import type { Data } from "../data/data.ts";
import type { Wish, Wished } from "../operation/wish.ts";
import type { Preference } from "./prefer.ts";

/**
 * What a preference wishes of the operation that a request reaches.
 * @param place what the request asks for: made-up data is a function of it
 * @param applied told which preferences were honoured, for `Preference-Applied`
 */
export function wishOf(preference: Preference, place: string, applied: (preference: string) => void): Wish | undefined {
  const { code, example, dynamic } = preference;
  if (code === undefined && example === undefined && dynamic !== true) return undefined;
  return (operation, data) => {
    const wished = example === undefined ? undefined : exampleWish(operation, example, code);
    if (wished !== undefined) applied(`example=${example ?? ""}`);
    const forced = wished ?? (code === undefined ? undefined : codeWish(operation, code));
    if (forced !== undefined && code !== undefined) applied(`code=${code}`);
    if (forced !== undefined || dynamic !== true) return forced;
    const made = dynamicWish(operation, data, place);
    if (made !== undefined) applied("dynamic=true");
    return made;
  };
}

/** The documented example of that name; its status has to be the one that is wished, if one is. */
function exampleWish(operation: Operation, name: string, code: number | undefined): Wished | undefined {
  const response = operation.responses.find(
    ({ status, examples }) => isSuccess(status) && (code ?? status) === status && examples.has(name),
  );
  const value = response?.examples.get(name);
  return value === undefined || operation.result === undefined
    ? undefined
    : { kind: "value", value, type: operation.result };
}

/** Data instead of a constant; where the answer is data anyway, nothing has to be wished for. */
function dynamicWish({ answer, result }: Operation, data: Data, place: string): Wished | undefined {
  if (answer.kind !== "example" || result === undefined) return undefined;
  return { kind: "value", value: data.make(result, place), type: result };
}

/** The first documented cause of that status. */
function codeWish(operation: Operation, code: number): Wished | undefined {
  const response = operation.responses.find(({ status }) => status === code);
  if (response === undefined || isSuccess(code)) return undefined;
  if (code === 401 && startsEmpty(response)) return { kind: "turned away", why: "nobody" };
  if (code === 403 && response.causes[0]?.body === "text") return { kind: "turned away", why: "role missing" };
  const cause = response.causes.find(({ body }) => body === "envelope");
  if (cause === undefined) return undefined;
  return {
    kind: "failure",
    failure: {
      status: code,
      code: cause.code ?? "Error",
      message: cause.message ?? response.description,
      field: undefined,
    },
  };
}

function startsEmpty({ causes }: Response): boolean {
  return causes[0]?.body === "empty" || causes[0]?.body === "redirect";
}

function isSuccess(status: Response["status"]): boolean {
  return status !== "default" && status >= 200 && status < 300;
}

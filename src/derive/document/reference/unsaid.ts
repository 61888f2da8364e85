import type { Said } from "../declared.ts";
import { isUntyped } from "./parameter.ts";
import type { Described } from "./described.ts";

/** What the page says of its operations, and the contract cannot. */
export function missingIn(all: readonly Described[], host: Said<string> | undefined): Said<string>[] {
  return all.flatMap(({ endpoint: { method, path, origin, isShown }, told, line }) => [
    ...told
      .filter(({ role, told: one }) => role !== "answer" && role !== "failures" && role !== "apart" && isUntyped(one))
      .map(({ told: one }) => ({
        value: `no word says what type ${one.name} of ${method} ${path} is of: in an address it is a text`,
        line: one.line,
      })),
    ...(isShown === true
      ? [
          {
            value: `an example alone shows ${method} ${path}: that its value is a variable is taken from its looks`,
            line,
          },
        ]
      : []),
    ...(origin === undefined || host === undefined || host.value.startsWith(origin)
      ? []
      : [{ value: `${method} ${path} is asked of ${origin}, and the contract has one server`, line }]),
  ]);
}

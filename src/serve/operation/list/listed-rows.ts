import { choiceOf } from "../../../contract/model/choice-of.ts";
import type { ListAnswer } from "../../../contract/model/contract.ts";
import { memberSlot } from "../../../contract/model/inner-slot.ts";
import type { Type } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";
import { valueAt } from "../../../source/pointer.ts";

/** The rows of a page, and the type of their list in the answer that they are made for. */
export interface ListedRows {
  readonly values: readonly Value[];
  readonly type: Type;
}

/** The rows that the answer of a list holds; undefined: it holds none. */
export function listedRows({ at }: ListAnswer, value: Value, result: Type): ListedRows | undefined {
  const values = valueAt(value, at);
  if (!Array.isArray(values)) return undefined;
  const type = at.reduce((around, name, index) => {
    const held = valueAt(value, at.slice(0, index)) as Value;
    return memberSlot(choiceOf(held, around), name).type;
  }, result);
  return { values: values as readonly Value[], type };
}

import type { ListAnswer } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import { isNested } from "./certain-filter.ts";
import type { ListPage } from "./list-page.ts";

/** Who else may stand in a row that concerns somebody: who wrote it, or is spoken of. */
const people = /(user|person|people|member|author|sender|profile|actor|player|friend|contact|employee)$/i;

/** The parameters of a path that rows bear the value of, under the same name. */
export function ownersOf({ within }: ListAnswer): readonly (readonly [parameter: string, property: string])[] {
  return [...within].filter(([parameter, property]) => plainName(parameter) === plainName(property));
}

/** A row of another owner than the one whose rows were asked for. */
export function judgeOwner(
  { rows, reply }: ListPage,
  answer: ListAnswer,
  key: string | undefined,
): Deviation | undefined {
  for (const [parameter, property] of ownersOf(answer)) {
    const asked = reply.question.parameters.find(([name]) => name === parameter)?.[1];
    const number = rows.findIndex((row) => {
      const value = row[property];
      const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "bigint";
      return asked !== undefined && isPlain && textOf(value).toLowerCase() !== asked.toLowerCase();
    });
    if (asked === undefined || number < 0) continue;
    const found = textOf(rows[number]?.[property] ?? null);
    // Where no row bears what was asked for, the property may name the row itself, or somebody else.
    const isMixed = rows.some((row) => textOf(row[property] ?? null).toLowerCase() === asked.toLowerCase());
    const isCertain =
      isMixed && property !== key && !isNested(property) && !people.test(property.replace(/_?id$/i, ""));
    return {
      place: { kind: "row", number, property },
      expected: asked,
      found,
      ...(isCertain ? { isCertain } : {}),
    };
  }
  return undefined;
}

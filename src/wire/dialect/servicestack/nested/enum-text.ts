import type { EnumType } from "../../../../contract/model/type.ts";
import type { Spelling } from "../spelling.ts";
import { enumLookup } from "../../../../contract/model/scalar/enum-lookup.ts";

/** An enum's value as JSON, JSV and CSV show it: flags as a number, a value without a name as its digits. */
export function enumText(
  type: EnumType,
  spelling: Spelling,
): (canonical: string) => { readonly text: string; readonly isNumber: boolean } {
  const lookup = enumLookup(type);
  return (canonical) => {
    const number = lookup.numberOf(canonical);
    const member = lookup.memberOf(number);
    const renamed = member !== undefined && member.text !== member.name;
    if (type.flags || (spelling.enumNumbers && !renamed)) return { text: String(number), isNumber: true };
    return { text: member?.text ?? String(number), isNumber: false };
  };
}

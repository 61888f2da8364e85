import type { EnumType, Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { asText } from "../../../scalar/leaf-text.ts";
import { xmlDate } from "../scalar/date-text.ts";
import { decimalText } from "../../../../contract/model/scalar/decimal.ts";
import { enumLookup, flagMembers } from "../../../../contract/model/scalar/enum-lookup.ts";
import { doubleText, singleText } from "../scalar/float-text.ts";
import { escapedUri } from "../scalar/uri-text.ts";
import { clrName } from "./xml-names.ts";

/** A number that an enum has no name for: XML cannot say it. */
export class NamelessNumber extends Error {
  override readonly name = "NamelessNumber";
}

/** Text of a value that holds no others, as .NET's DataContractSerializer spells it; undefined: the element stays empty. */
export function xmlLeaf({ type }: Slot, value: Value): string | undefined {
  switch (type.kind) {
    case "number":
      return typeof value === "bigint" ? String(value) : infinityAsInf(doubleText(Number(value)));
    case "float":
      return infinityAsInf(type.bits === 64 ? doubleText(Number(value)) : singleText(Number(value), "E"));
    case "decimal":
      return decimalText(asText(value));
    case "char":
      return String(asText(value).charCodeAt(0) || 0);
    case "datetime":
      return xmlDate(asText(value));
    case "uri":
      return escapedUri(asText(value));
    case "bytes":
      return value === "" ? undefined : asText(value);
    default:
      return asText(value);
  }
}

/**
 * The names of an enum's value: one, or those of its bits with spaces between.
 * @returns the names found, and a failure when bits remain that have none.
 */
export function xmlEnum(
  type: EnumType,
  canonical: string,
): { readonly text: string; readonly failure: NamelessNumber | undefined } {
  const lookup = enumLookup(type);
  const number = lookup.numberOf(canonical);
  const exact = lookup.memberOf(number);
  if (exact !== undefined) return { text: exact.name, failure: undefined };
  const { members, rest } = type.flags ? flagMembers(type, number) : { members: [], rest: 1n };
  return {
    text: members.map((member) => member.name).join(" "),
    failure: rest === 0n ? undefined : nameless(type, number),
  };
}

function nameless(type: EnumType, number: bigint): NamelessNumber {
  return new NamelessNumber(
    `Enum value '${number}' is invalid for type '${clrName(type.name, type.namespace)}' and cannot be serialized. ` +
      "Ensure that the necessary enum values are present and are marked with EnumMemberAttribute attribute if the type has DataContractAttribute attribute.",
  );
}

function infinityAsInf(text: string): string {
  return text.replace("Infinity", "INF");
}

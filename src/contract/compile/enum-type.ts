import type { Part } from "../../source/part.ts";
import type { EnumMember, EnumType } from "../model/type.ts";

/** An enum of the code behind a host, from `x-standin-enum`: members are `NAME: NUMBER` or `NAME: { text, number }`. */
export function enumType(marked: Part, name: string, namespace: string): EnumType {
  const members = (marked.get("members")?.entries() ?? []).map(([key, member]) => Object.freeze(memberOf(key, member)));
  return Object.freeze({
    kind: "enum",
    name,
    namespace,
    flags: marked.get("flags")?.flag ?? false,
    members: Object.freeze(members),
  });
}

function memberOf(name: string, member: Part): EnumMember {
  return {
    name,
    text: member.get("text")?.text ?? name,
    number: wholeNumber(member) ?? wholeNumber(member.get("number")) ?? 0,
  };
}

/** What is no whole number is a problem of the document, and told with the others. */
function wholeNumber(part: Part | undefined): number | undefined {
  return Number.isInteger(part?.number) ? part?.number : undefined;
}

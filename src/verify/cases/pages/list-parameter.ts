import type { Operation, Parameter } from "../../../contract/model/contract.ts";
import { memberSlot } from "../../../contract/model/inner-slot.ts";
import { memberInName } from "../../../contract/model/member-name.ts";
import { isSentByMembers } from "../../../contract/model/written-as-nothing.ts";
import { facetsAt } from "../values/schema-neighbours.ts";
import { namedParameter } from "../../../contract/model/named-parameter.ts";
import { type Json, jsonOf } from "../../../generate/json.ts";

/** The parameter of a list that a name means; undefined: there is none, or a body asks it, which walks do not send. */
export function listParameter({ parameters }: Operation, name: string | undefined): Parameter | undefined {
  const sent = parameters.filter((one) => one.in !== "body");
  const named = name === undefined ? undefined : memberInName(name);
  return namedParameter(sent, name, "query") ?? (named && memberParameter(sent, named.outer, named.member));
}

/** The member of an object that is sent for itself (`filter[state]=`, or `state=` of an exploded one), as a parameter of its own. */
function memberParameter(sent: readonly Parameter[], outer: string, member: string): Parameter | undefined {
  const whole = sent.find((one) => one.in === "query" && one.name === outer);
  // One that is always sent would say the member twice.
  if (whole?.spelling === undefined || whole.required) return undefined;
  const isBare = isSentByMembers(whole);
  const [schema] = facetsAt(whole.schema, [member]);
  if (schema === undefined || (!isBare && whole.spelling.style !== "deepObject")) return undefined;
  const name = isBare ? member : `${outer}[${member}]`;
  if (sent.some((one) => one.name === name)) return undefined;
  return {
    ...whole,
    name,
    schema,
    slot: memberSlot(whole.slot.type, member),
    spelling: { ...whole.spelling, style: "form", explode: true },
    // What the object lacks besides is its own.
    violations: (json) =>
      whole.violations({ [member]: json }).filter(({ pointer }) => pointer.split("/")[1] === member),
  };
}

/** What a parameter, or each item of its list, may be. */
export function choicesOf({ schema }: Parameter): readonly Json[] {
  const { items } = schema;
  const inner = typeof items === "object" && items !== null ? (items as Readonly<Record<string, unknown>>) : {};
  const listed = schema["enum"] ?? inner["enum"];
  return Array.isArray(listed) ? listed.flatMap((one) => jsonOf(one) ?? []) : [];
}

/** Those of them that are words. */
export function wordsOf(parameter: Parameter): readonly string[] {
  return choicesOf(parameter).filter((choice) => typeof choice === "string");
}

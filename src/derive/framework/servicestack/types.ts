import type { EnumValue } from "../../document/declared.ts";
import type { DraftMember, DraftType, Json, Note } from "../../draft/draft.ts";
import type { WeighedMember, WeighedType } from "../../weigh/weighed.ts";
import type { HostFacts } from "./host-facts.ts";
import { aliasOf, codeNameOf, wireNameOf } from "./names.ts";
import type { TypeGraph } from "./type-graph.ts";
import { rulesOf } from "./validators.ts";

export interface TypeContext {
  readonly graph: TypeGraph;
  readonly facts: HostFacts;
  readonly shown: ReadonlyMap<string, string>;
  readonly codeNames: ReadonlyMap<string, string>;
  readonly isAnnotated: boolean;
  /** Types of requests: their members are required by rule, not because they are always there. */
  readonly requests: ReadonlySet<string>;
  readonly notes: Note[];
}

/** A declared type as a schema of the contract. */
export function draftType(type: WeighedType, context: TypeContext): DraftType {
  const { name, description, from } = type;
  const base = context.graph.basesOf(type)[0]?.name;
  const isContract = type.attributes.some((attribute) => attribute.name === "DataContract");
  const namespace = context.facts.namespaces.get(name) ?? context.facts.namespace;
  const extensions: Json = {
    ...(isContract ? { "x-standin-data-contract": true } : {}),
    ...(namespace === undefined ? {} : { xml: { name: type.called ?? name, namespace } }),
  };
  const shared = { name, extensions, from, ...(description === undefined ? {} : { description: description.value }) };
  if (type.kind === "enum") return { ...shared, members: [], extensions: {}, enum: enumSchema(type) };
  // What a base has already is inherited: some languages list it again.
  const inherited = new Set(context.graph.basesOf(type).flatMap(({ members }) => members.map(({ key }) => key)));
  const members = type.members.filter(({ key, attributes }) => !inherited.has(key) && isSent({ attributes }));
  return {
    ...shared,
    members: members.map((member) => draftMember(member, name, context)),
    ...(base === undefined ? {} : { base }),
  };
}

/** Whether a member travels at all. */
export function isSent({ attributes }: Pick<WeighedMember, "attributes">): boolean {
  return !attributes.some(({ name }) => name === "Ignore" || name === "IgnoreDataMember");
}

function draftMember(member: WeighedMember, type: string, context: TypeContext): DraftMember {
  const codeName = codeNameOf(member, context.codeNames);
  const name = wireNameOf(member, codeName, context.facts, context.shown);
  const rules = rulesOf(member);
  const isRequest = context.requests.has(type);
  const alias = aliasOf(member);
  const schema: Json = {
    ...(member.allowed === undefined ? {} : { enum: member.allowed.value }),
    ...member.range?.value,
    ...rules.schema,
    ...(isRequest && rules.checks.length > 0 ? { "x-standin-validate": rules.checks } : {}),
    ...(alias === undefined ? {} : { "x-standin-name": alias }),
    ...(member.order === undefined ? {} : { "x-standin-order": member.order.value }),
  };
  if (member.type.value.is === "unknown")
    context.notes.push({
      about: `${type}.${codeName}`,
      basis: "open",
      found: "no document says what type it has",
      taken: "any value",
      settle: `- target: $.components.schemas['${type}'].properties['${name}']\n  update: { type: string }`,
      from: member.from,
    });
  return {
    name,
    type: member.type.value,
    required: isRequest ? isNeeded(member, rules.isNeeded, context) : isAlways(member, context),
    schema,
    from: member.from,
    ...(codeName === name ? {} : { codeName }),
    ...(member.description === undefined ? {} : { description: member.description.value }),
  };
}

function isNeeded(
  { required, isColumnRequired }: WeighedMember,
  isRule: boolean,
  { isAnnotated }: TypeContext,
): boolean {
  return isRule || (required?.value === true && (!isColumnRequired || !isAnnotated));
}

/** A member of an answer that is always there: a value type that cannot be null, or a reference annotated as never null. */
function isAlways(
  { type: { value }, optional, required, hasDefault }: WeighedMember,
  { graph, isAnnotated }: TypeContext,
): boolean {
  if (isAnnotated && required?.value === true) return true;
  if (value.is === "list" || value.is === "map") return hasDefault;
  const isEnum = graph.named(value)?.kind === "enum" || (value.is === "named" && value.name === "HttpStatusCode");
  const isValue =
    isEnum ||
    (value.is === "scalar" && !value.kinds.some((kind) => kind === "string" || kind === "uri" || kind === "bytes"));
  return isValue && optional?.value === false;
}

/** An enum as it is sent: by name or text; a set of flags as its number. */
function enumSchema({ attributes, values }: WeighedType): Json {
  const flags = attributes.some(({ name }) => name === "Flags");
  const numbered = values.map((value, i) => ({ ...value, number: value.number ?? (flags ? 2 ** i : i) }));
  const members = Object.fromEntries(numbered.map((value) => [value.name, meaningOf(value)]));
  if (flags) return { type: "integer", format: "int32", "x-standin-enum": { flags: true, members } };
  const texts = numbered.map(({ name, text }) => text ?? name);
  return {
    type: "string",
    // A number without a name is written as its digits.
    anyOf: [{ enum: texts }, { pattern: "^-?[0-9]+$" }],
    "x-standin-enum": { members },
  };
}

function meaningOf({ name, text, number }: EnumValue & { number: number }): unknown {
  return text === undefined || text === name ? number : { text, number };
}

import type { TypeRef } from "../../document/declared.ts";
import type { Draft, DraftMember, DraftOperation, DraftType, Json, Note } from "../../draft/draft.ts";
import { slug } from "../../draft/slug.ts";
import type { Weighed, WeighedMember, WeighedOperation, WeighedType } from "../../weigh/weighed.ts";
import type { PageFramework } from "../framework.ts";
import { plainSchema } from "./plain-schema.ts";

/** Types and samples without a host whose manners are known: what they say, and nothing beyond it. */
export const plain: PageFramework = {
  name: "plain",
  knows: () => true,
  pagesListed: () => undefined,
  askedBy: () => undefined,
  draft,
};

function draft({ operations, types, titles, hosts, missing: _, ...weighed }: Weighed): Draft {
  const notes: Note[] = [];
  const title = titles[0]?.value ?? types[0]?.from[0]?.document ?? "Types";
  const isSample = weighed.forms.has("sample");
  if (operations.length === 0)
    notes.push({
      about: "operations",
      basis: "open",
      found: "no document names an operation: these are types alone",
      taken: "the contract has no paths",
      settle: `- target: $.paths\n  update:\n    /things: { get: { responses: { "200": { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/${types[0]?.name ?? "Thing"}" } } } } } } }`,
      from: types[0]?.from ?? [],
    });
  if (isSample)
    notes.push({
      about: "every type",
      basis: "inferred",
      found: "samples show values, not types",
      taken: "what all values of a member have in common; a member is required when every sample has it",
      from: types[0]?.from ?? [],
    });
  const known = new Set(types.map(({ name }) => name));
  return {
    title,
    id: slug(title),
    servers: hosts.map(({ value, from }) => ({ url: /^https?:/.test(value) ? value : `https://${value}`, from })),
    operations: operations.map(operationOf),
    types: types.map(typeOf),
    notes,
    spelling: {
      mediaTypes: ["application/json"],
      bodyTypes: ["application/json"],
      schemaOf: (type) => plainSchema(type, (name) => known.has(name)),
      responses: {},
      failuresOf: () => new Map(),
      schemas: {},
      securitySchemes: {},
    },
  };
}

function operationOf({ name, routes, returns, from }: WeighedOperation): DraftOperation {
  const [route] = routes;
  return {
    id: name,
    method: (route?.methods[0] ?? "GET").toLowerCase(),
    path: route?.path ?? `/${name}`,
    tags: [],
    parameters: [],
    answer: returns?.value ?? "void",
    answerFrom: returns?.from ?? from,
    statuses: new Map(),
    from,
  };
}

function typeOf(type: WeighedType): DraftType {
  const { name, kind, values, base, members, description, from } = type;
  const shared = {
    name,
    extensions: {},
    from,
    ...(description === undefined ? {} : { description: description.value }),
  };
  if (kind === "enum") return { ...shared, members: [], enum: enumOf(values) };
  return {
    ...shared,
    members: members.map(memberOf),
    ...(base?.value.is === "named" ? { base: base.value.name } : {}),
  };
}

function enumOf(values: WeighedType["values"]): Json {
  const isNumbers = values.every(({ number, text }) => number !== undefined && text === undefined);
  return isNumbers
    ? { type: "integer", enum: values.map(({ number }) => number) }
    : { type: "string", enum: values.map(({ name, text }) => text ?? name) };
}

function memberOf(member: WeighedMember): DraftMember {
  const { spelled, wireName, type, required, optional, description, from } = member;
  const isMarked = optional?.value === true;
  return {
    name: wireName?.value ?? spelled,
    type: nullable(type.value, isMarked),
    required: required?.value ?? (optional === undefined ? false : !isMarked),
    schema: {},
    from,
    ...(description === undefined ? {} : { description: description.value }),
  };
}

/** `T?` in code may be null as well as absent, and so may a member that a sample shows as null. */
function nullable(type: TypeRef, isMarked: boolean): TypeRef {
  return isMarked ? { ...type, optional: true } : type;
}

import type { TypeRef } from "../../document/declared.ts";
import type { Draft, DraftMember, DraftType, Json, Note } from "../../draft/draft.ts";
import { slug } from "../../draft/slug.ts";
import { withConcreteTypes } from "../../weigh/generic-types.ts";
import type { Weighed, WeighedMember, WeighedType } from "../../weigh/weighed.ts";
import type { PageFramework } from "../framework.ts";
import { deprecatedBy, draftOperation, isPlaced, limitsOf, securitySchemes } from "./operation.ts";
import { plainSchema } from "./plain-schema.ts";

/** Types and samples without a host whose manners are known: what they say, and nothing beyond it. */
export const plain: PageFramework = {
  name: "plain",
  knows: () => true,
  pagesListed: () => undefined,
  askedBy: () => undefined,
  draft,
};

function draft(given: Weighed): Draft {
  const weighed = withConcreteTypes(given);
  const { operations, titles, hosts, schemes } = weighed;
  const requests = new Set(operations.map(({ requestType }) => requestType));
  const types = weighed.types.filter((type) => !requests.has(type.name) || !isPlaced(type));
  const called = titles[0]?.value ?? types[0]?.from[0]?.document ?? operations[0]?.from[0]?.document ?? "Types";
  // Generators show the version behind the title.
  const version = /\((?:version |v)?(\d+(?:\.\d+){1,3}(?:-[\w.]+)?)\)$/i.exec(called);
  const title = called.slice(0, version?.index).trim() || called;
  const notes = notesOf(weighed, types);
  const known = new Set(types.map(({ name }) => name));
  const byName = new Map(weighed.types.map((type) => [type.name, type]));
  return {
    title,
    ...(version?.[1] === undefined ? {} : { version: version[1] }),
    id: slug(title),
    servers: hosts.map(({ value, from }) => ({ url: /^https?:/.test(value) ? value : `https://${value}`, from })),
    operations: operations.map((operation) => draftOperation(operation, byName.get(operation.requestType), schemes)),
    webhooks: weighed.webhooks.map(({ value: { name, type, description }, from }) => ({
      name,
      type,
      from,
      ...(description === undefined ? {} : { description }),
    })),
    types: types.map(typeOf),
    notes,
    spelling: {
      mediaTypes: ["application/json"],
      bodyTypes: ["application/json"],
      schemaOf: (type) => plainSchema(type, (name) => known.has(name)),
      responses: {},
      failuresOf: () => new Map(),
      schemas: {},
      securitySchemes: securitySchemes(schemes),
    },
  };
}

/** What is open, and what was inferred. */
function notesOf(weighed: Weighed, types: readonly WeighedType[]): Note[] {
  const { operations, forms } = weighed;
  const isSample = forms.has("sample") || forms.has("reference");
  const notes: Note[] = [];
  if (operations.length === 0)
    notes.push({
      about: "operations",
      basis: "open",
      found: "no document names an operation: these are types alone",
      taken: "the contract has no paths",
      settle: `- target: $.paths\n  update:\n    /things: { get: { responses: { "200": { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/${types[0]?.name ?? "Thing"}" } } } } } } }`,
      from: types[0]?.from ?? [],
    });
  if (forms.has("reference")) notes.push(...referenceNotes(weighed));
  if (isSample && types.length > 0)
    notes.push({
      about: "every type",
      basis: "inferred",
      found: "samples show values, not types",
      taken: "what all values of a member have in common; a member is required when every sample has it",
      from: types[0]?.from ?? [],
    });
  return notes;
}

/** What pages about an API leave open. */
function referenceNotes({ operations, schemes, hosts }: Weighed): Note[] {
  const silent = operations.filter(({ returns }) => returns?.value !== "void" && returns?.value.is === "any");
  const open = { basis: "open", from: [] } as const;
  return [
    ...silent.map(({ name, from }): Note => ({
      ...open,
      about: name,
      found: "no sample and no table shows what it answers",
      taken: "any value",
      from,
    })),
    ...(schemes.length > 0
      ? []
      : [{ ...open, about: "the host", found: "no line says how callers say who they are", taken: "everybody may" }]),
    ...(hosts.length > 0
      ? []
      : [{ ...open, about: "the host", found: "no line says where it is", taken: "no server" }]),
  ];
}

function typeOf(type: WeighedType): DraftType {
  const { name, kind, values, base, members, description, from } = type;
  const shared = {
    name,
    extensions: type.xml === undefined ? {} : { xml: type.xml },
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
    schema: { ...limitsOf(member), ...nodeOf(member), ...deprecatedBy(description?.value) },
    from,
    ...(description === undefined ? {} : { description: description.value }),
  };
}

function nodeOf({ xml }: WeighedMember): Json {
  if (xml === undefined) return {};
  // The XML Object of OpenAPI 3.1 is closed but for extensions, and has no word of its own for text beside attributes.
  return { xml: xml === "attribute" ? { attribute: true } : { "x-nodeType": xml } };
}

/** `T?` in code may be null as well as absent, and so may a member that a sample shows as null. */
function nullable(type: TypeRef, isMarked: boolean): TypeRef {
  return isMarked ? { ...type, optional: true } : type;
}

import type { TypeRef } from "../../document/declared.ts";
import type { DraftMember, DraftOperation, DraftParameter, Json } from "../../draft/draft.ts";
import type { Weighed, WeighedMember, WeighedOperation, WeighedType } from "../../weigh/weighed.ts";
import { lengthsIn } from "../lengths.ts";

/**
 * An operation as pages and samples say it: what they do not say is not there.
 * @param request the type whose members it takes
 */
export function draftOperation(
  operation: WeighedOperation,
  request: WeighedType | undefined,
  schemes: Weighed["schemes"],
): DraftOperation {
  const { name, routes, returns, body, bodyMediaType, mediaType, description, from } = operation;
  const [route] = routes;
  const told = operation.statuses ?? [];
  const success = told.find(({ value }) => value.status.startsWith("2"))?.value.status;
  const statuses = told.filter(({ value }) => value.status !== success);
  return {
    id: name,
    method: (route?.methods[0] ?? "GET").toLowerCase(),
    path: route?.path ?? `/${name}`,
    tags: [],
    parameters: request === undefined || !isPlaced(request) ? [] : request.members.flatMap(parameterOf),
    answer: returns?.value ?? "void",
    answerFrom: returns?.from ?? from,
    headers: (operation.headers ?? []).map(headerOf),
    statuses: new Map(
      statuses.toReversed().map(({ value: { status, ...told }, from: cited }) => [status, { ...told, from: cited }]),
    ),
    from,
    ...deprecatedBy(route?.summary, description?.value),
    ...(mediaType === undefined ? {} : { mediaType: mediaType.value }),
    ...(success === undefined ? {} : { success }),
    ...(route?.summary === undefined || /^\W*deprecated\W*$/i.test(route.summary) ? {} : { summary: route.summary }),
    ...(description === undefined ? {} : { description: description.value }),
    ...(body === undefined ? {} : { body: { type: body.value, required: true, mediaType: bodyMediaType?.value } }),
    ...(schemes.length === 0 || operation.authenticated?.value === false
      ? {}
      : { security: schemes.map((_, i) => ({ [schemeName(schemes, i)]: [] })) }),
  };
}

/** Whether words mark something as deprecated: at their beginning, in brackets, or as what it is. */
export function deprecatedBy(...texts: readonly (string | undefined)[]): { readonly deprecated?: true } {
  const marks = /^\W*deprecated\b|[([]deprecated[)\].,:]|\b(?:is|are) (?:now )?deprecated\b/im;
  return texts.some((text) => text !== undefined && marks.test(text)) ? { deprecated: true } : {};
}

/** A type that is no value of its own: its members travel in different places. */
export function isPlaced({ members }: WeighedType): boolean {
  return members.length > 0 && members.every(({ place }) => place !== undefined);
}

function parameterOf(member: WeighedMember): DraftParameter[] {
  const { spelled, wireName, place, required, type, description, from } = member;
  const at = place?.value;
  if (at !== "path" && at !== "query" && at !== "header" && at !== "cookie") return [];
  return [
    {
      name: wireName?.value ?? spelled,
      in: at,
      required: at === "path" || required?.value === true,
      type: type.value,
      schema: limitsOf(member),
      extensions: deprecatedBy(description?.value),
      from,
      ...(description === undefined ? {} : { description: description.value }),
    },
  ];
}

function headerOf({ value: member, from }: NonNullable<WeighedOperation["headers"]>[number]): DraftMember {
  const { name, type, description } = member;
  const words = description === undefined ? {} : { description: description.value };
  return { name, type, required: false, schema: limitsOf({ ...member, type: { value: type } }), from, ...words };
}

/** What is said of the values of one. */
type Limits = {
  readonly [Key in "allowed" | "range" | "fallback" | "example" | "description"]?: Pick<
    NonNullable<WeighedMember[Key]>,
    "value"
  >;
} & { readonly type: { readonly value: TypeRef } };

/** What is said of the values of a parameter or a member beside its type. */
export function limitsOf({ allowed, range, fallback, example, type, description }: Limits): Json {
  const isText = type.value.is === "scalar" && type.value.kinds.includes("string");
  return {
    ...(isText && description !== undefined && allowed === undefined ? lengthsIn(description.value) : {}),
    ...(allowed === undefined ? {} : { enum: allowed.value }),
    ...range?.value,
    ...(fallback === undefined ? {} : { default: fallback.value }),
    ...(example === undefined ? {} : { examples: [example.value] }),
  };
}

/** The schemes of a page as OpenAPI names them. */
export function securitySchemes(schemes: Weighed["schemes"]): Json {
  return Object.fromEntries(
    schemes.map(({ value }, i) => [
      schemeName(schemes, i),
      value.is === "key" ? { type: "apiKey", in: value.in, name: value.name } : { type: "http", scheme: value.is },
    ]),
  );
}

function schemeName(schemes: Weighed["schemes"], at: number): string {
  const scheme = schemes[at]?.value;
  if (scheme?.is !== "key") return scheme?.is ?? "key";
  return schemes.filter(({ value }) => value.is === "key").length === 1 ? "apiKey" : `apiKey${at + 1}`;
}

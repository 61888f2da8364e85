import { type Citation, formatCitations } from "../../citation.ts";
import type { TypeRef } from "../document/declared.ts";
import type { Draft, DraftMember, DraftOperation, DraftParameter, DraftType, Json } from "./draft.ts";

/** Makes the OpenAPI 3.1 document of a draft, in the order of the documents that it was made of. */
export function openapiOf(draft: Draft): Json {
  const { title, version = "1.0.0", id, servers, host, operations, types, spelling } = draft;
  // Names come from documents: none may touch what objects inherit.
  const declared = new Map<string, unknown>(types.map((type) => [type.name, schemaOf(type, draft)]));
  for (const [name, schema] of Object.entries(spelling.schemas)) if (!declared.has(name)) declared.set(name, schema);
  const schemas = Object.fromEntries(declared);
  const isSecured = operations.some(({ security }) => security !== undefined);
  const failures = new Set(operations.flatMap((operation) => [...spelling.failuresOf(operation).values()]));
  const responses = Object.fromEntries(Object.entries(spelling.responses).filter(([name]) => failures.has(name)));
  return {
    openapi: "3.1.0",
    info: { title, version },
    ...(servers.length === 0 ? {} : { servers: servers.map(({ url }) => ({ url, ...variablesOf(url) })) }),
    ...(host === undefined ? {} : { "x-standin-api": id, "x-standin-host": host }),
    ...tagsOf(operations),
    paths: pathsOf(operations, draft),
    ...webhooksOf(draft),
    components: {
      ...(isSecured ? { securitySchemes: spelling.securitySchemes } : {}),
      ...(Object.keys(responses).length === 0 ? {} : { responses }),
      schemas,
    },
  };
}

/** An address may have variables, which OpenAPI asks for a value of each. */
function variablesOf(url: string): Json {
  const names = [...url.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  return names.length === 0 ? {} : { variables: Object.fromEntries(names.map((name) => [name, { default: name }])) };
}

function tagsOf(operations: readonly DraftOperation[]): Json {
  const tags = [...new Set(operations.flatMap((operation) => operation.tags))];
  return tags.length === 0 ? {} : { tags: tags.map((name) => ({ name })) };
}

function pathsOf(operations: readonly DraftOperation[], draft: Draft): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const methods = (paths[operation.path] ??= {});
    // The first that is documented on a method and path stays; notes name the others.
    methods[operation.method] ??= operationOf(operation, draft);
  }
  return paths;
}

function webhooksOf({ webhooks = [], spelling }: Draft): Json {
  const all = webhooks.map(({ name, description, type, from }) => {
    const content = Object.fromEntries(spelling.bodyTypes.map((key) => [key, { schema: spelling.schemaOf(type) }]));
    const post = {
      ...(description === undefined ? {} : { description }),
      ...sources(from),
      requestBody: { required: true, content },
      responses: { "2XX": { description: "Received." } },
    };
    return [name, { post }];
  });
  return all.length === 0 ? {} : { webhooks: Object.fromEntries(all) as Json };
}

function operationOf(operation: DraftOperation, draft: Draft): Json {
  const { id, request, tags, summary, description, deprecated, namespace, security, parameters, from } = operation;
  return {
    operationId: id,
    ...(request === undefined || draft.host === undefined ? {} : { "x-standin-request": request }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    ...(deprecated === true ? { deprecated } : {}),
    ...(namespace === undefined ? {} : { "x-standin-namespace": namespace }),
    ...sources(from),
    ...(security === undefined ? {} : { security }),
    ...(parameters.length === 0 ? {} : { parameters: parameters.map((parameter) => parameterOf(parameter, draft)) }),
    ...bodyOf(operation, draft),
    responses: responsesOf(operation, draft),
  };
}

/** Citations as contracts write them; those without a line say too little. */
function sources(from: readonly Citation[]): Json {
  const cited = from.flatMap((citation) => (citation.line === undefined ? [] : [formatCitations([citation])]));
  return cited.length === 0 ? {} : { "x-standin-source": [...new Set(cited)] };
}

function parameterOf(
  { name, in: place, required, description, type, schema, extensions, from }: DraftParameter,
  draft: Draft,
): Json {
  const told = { ...(draft.spelling.parameterSchema ?? draft.spelling.schemaOf)(type), ...schema };
  const isList = told["type"] === "array" && place === "query";
  return {
    name,
    in: place,
    required,
    ...(description === undefined ? {} : { description }),
    ...(isList ? { style: "form", explode: false } : {}),
    schema: told,
    ...extensions,
    ...sources(from),
  };
}

function bodyOf({ body }: DraftOperation, { spelling }: Draft): Json {
  if (body === undefined) return {};
  const schema = spelling.schemaOf(body.type);
  const content = Object.fromEntries(
    (body.mediaType ?? spelling.bodyTypes).map((mediaType) => [mediaType, { schema }]),
  );
  return { requestBody: { ...(body.required ? { required: true } : {}), content } };
}

function responsesOf(operation: DraftOperation, { spelling }: Draft): Json {
  const { answer, answerFrom, mediaType, statuses, success } = operation;
  const responses: Record<string, unknown> = {};
  const contentOf = (type: TypeRef, own: readonly string[] | undefined): Json => {
    const mediaTypes = own ?? spelling.mediaTypes;
    const schema = spelling.schemaOf(type);
    return { content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema }])) };
  };
  if (answer === "void")
    responses[success ?? "204"] = {
      description: "Done.",
      ...sources(answerFrom),
      ...headersOf(operation, spelling),
    };
  else
    responses[success ?? "200"] = {
      description: "What was asked for.",
      ...sources(answerFrom),
      ...headersOf(operation, spelling),
      ...contentOf(answer, mediaType),
    };
  for (const [status, name] of spelling.failuresOf(operation)) {
    const stated = statuses.get(status);
    const shared = spelling.responses[name];
    // A documented answer keeps the author's words.
    responses[status] =
      stated === undefined || stated.description === "" || typeof shared !== "object"
        ? { $ref: `#/components/responses/${name}` }
        : { ...shared, description: stated.description, ...sources(stated.from) };
  }
  for (const [status, { description, type, mediaType: own, from }] of statuses)
    responses[status] ??= {
      description: description === "" ? `Status ${status}.` : description,
      ...sources(from),
      ...(type === undefined ? {} : contentOf(type, own === undefined ? undefined : [own])),
    };
  return Object.fromEntries(Object.entries(responses).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function headersOf({ headers = [] }: DraftOperation, { schemaOf: schemaFor }: Draft["spelling"]): Json {
  const all = headers.map(({ name, description, type, schema, from }) => [
    name,
    {
      ...(description === undefined ? {} : { description }),
      schema: { ...schemaFor(type), ...schema, ...sources(from) },
    },
  ]);
  return all.length === 0 ? {} : { headers: Object.fromEntries(all) as Json };
}

function schemaOf(type: DraftType, draft: Draft): Json {
  const { description, base, members, extensions, from } = type;
  const described = description === undefined ? {} : { description };
  if (type.enum !== undefined) return { ...type.enum, ...described, ...sources(from) };
  const required = members.filter((member) => member.required).map(({ name }) => name);
  return {
    type: "object",
    ...described,
    ...extensions,
    ...sources(from),
    ...(base === undefined ? {} : { allOf: [{ $ref: `#/components/schemas/${base}` }] }),
    ...(required.length === 0 ? {} : { required }),
    ...(members.length === 0
      ? {}
      : { properties: Object.fromEntries(members.map((member) => [member.name, propertyOf(member, draft)])) }),
  };
}

function propertyOf({ type, description, schema, codeName, from }: DraftMember, draft: Draft): Json {
  const told = { ...draft.spelling.schemaOf(type), ...schema };
  const xml = {
    ...(codeName === undefined || draft.host === undefined ? {} : { name: codeName }),
    ...(told["type"] === "array" && draft.host !== undefined ? { wrapped: true } : {}),
  };
  return {
    ...told,
    ...(description === undefined ? {} : { description }),
    ...(Object.keys(xml).length === 0 ? {} : { xml }),
    ...sources(from),
  };
}

import { meantPath, meantStatus } from "./meant-names.ts";
import type { Field, Kind, Shape } from "./openapi-kinds.ts";

const unknown = (): undefined => undefined;

function shape(fields: Readonly<Record<string, Field>>, options: Partial<Omit<Shape, "fields">> = {}): Shape {
  return { fields, required: [], referable: false, named: undefined, ...options };
}

const anyName = /^/;
const styles = ["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"];
const operations = { get: 0, put: 0, post: 0, delete: 0, options: 0, head: 0, patch: 0, trace: 0, query: 0 };

/** The fields of a Path Item Object that are operations. */
export const methods = Object.keys(operations);

const headerFields = {
  description: "text",
  required: "flag",
  deprecated: "flag",
  style: styles,
  explode: "flag",
  schema: "schema",
  example: "any",
  examples: "{Example Object}",
  content: "{Media Type Object}",
} as const satisfies Record<string, Field>;

/** Which fields each object has, from the OpenAPI Specification 3.2.0, section 4; what earlier versions lack does no harm there. Every object may also have `x-` fields. */
export const shapes: Readonly<Record<Kind, Shape>> = {
  "OpenAPI Object": shape(
    {
      openapi: "text",
      $self: "text",
      info: "Info Object",
      jsonSchemaDialect: "text",
      servers: "Server Object[]",
      paths: "Paths Object",
      webhooks: "{Path Item Object}",
      components: "Components Object",
      security: "Security Requirement Object[]",
      tags: "Tag Object[]",
      externalDocs: "External Documentation Object",
    },
    { required: ["openapi", "info"] },
  ),
  "Info Object": shape(
    {
      title: "text",
      summary: "text",
      description: "text",
      termsOfService: "text",
      contact: "Contact Object",
      license: "License Object",
      version: "text",
    },
    { required: ["title", "version"] },
  ),
  "Contact Object": shape({ name: "text", url: "text", email: "text" }),
  "License Object": shape({ name: "text", identifier: "text", url: "text" }, { required: ["name"] }),
  "Server Object": shape(
    { url: "text", name: "text", description: "text", variables: "{Server Variable Object}" },
    { required: ["url"] },
  ),
  "Server Variable Object": shape({ enum: "text[]", default: "text", description: "text" }, { required: ["default"] }),
  "Paths Object": shape(
    {},
    { named: { like: /^\//, words: 'a path, which begins with "/"', field: "Path Item Object", meant: meantPath } },
  ),
  "Path Item Object": shape(
    {
      summary: "text",
      description: "text",
      servers: "Server Object[]",
      parameters: "Parameter Object[]",
      additionalOperations: "{Operation Object}",
      ...(Object.fromEntries(methods.map((method) => [method, "Operation Object"])) as Record<string, Field>),
    },
    { referable: true },
  ),
  "Operation Object": shape({
    tags: "text[]",
    summary: "text",
    description: "text",
    externalDocs: "External Documentation Object",
    operationId: "text",
    parameters: "Parameter Object[]",
    requestBody: "Request Body Object",
    responses: "Responses Object",
    callbacks: "{Callback Object}",
    deprecated: "flag",
    security: "Security Requirement Object[]",
    servers: "Server Object[]",
  }),
  "External Documentation Object": shape({ description: "text", url: "text" }, { required: ["url"] }),
  "Parameter Object": shape(
    {
      name: "text",
      in: ["path", "query", "querystring", "header", "cookie"],
      allowEmptyValue: "flag",
      allowReserved: "flag",
      ...headerFields,
    },
    { required: ["name", "in"], referable: true },
  ),
  "Header Object": shape(headerFields, { referable: true }),
  "Request Body Object": shape(
    { description: "text", content: "{Media Type Object}", required: "flag" },
    { required: ["content"], referable: true },
  ),
  "Media Type Object": shape(
    {
      schema: "schema",
      itemSchema: "schema",
      example: "any",
      examples: "{Example Object}",
      encoding: "{Encoding Object}",
      prefixEncoding: "Encoding Object[]",
      itemEncoding: "Encoding Object",
    },
    { referable: true },
  ),
  "Encoding Object": shape({
    contentType: "text",
    headers: "{Header Object}",
    style: styles,
    explode: "flag",
    allowReserved: "flag",
    encoding: "{Encoding Object}",
    prefixEncoding: "Encoding Object[]",
    itemEncoding: "Encoding Object",
  }),
  "Responses Object": shape(
    {},
    {
      named: {
        like: /^([1-5]([0-9]{2}|XX)|default)$/,
        words: 'a status ("200", "4XX") or "default"',
        field: "Response Object",
        meant: meantStatus,
      },
    },
  ),
  "Response Object": shape(
    {
      summary: "text",
      description: "text",
      headers: "{Header Object}",
      content: "{Media Type Object}",
      links: "{Link Object}",
    },
    { required: ["description"], referable: true },
  ),
  "Callback Object": shape(
    {},
    { referable: true, named: { like: anyName, words: "an expression", field: "Path Item Object", meant: unknown } },
  ),
  "Example Object": shape(
    {
      summary: "text",
      description: "text",
      dataValue: "any",
      serializedValue: "text",
      value: "any",
      externalValue: "text",
    },
    { referable: true },
  ),
  "Link Object": shape(
    {
      operationRef: "text",
      operationId: "text",
      parameters: "{any}",
      requestBody: "any",
      description: "text",
      server: "Server Object",
    },
    { referable: true },
  ),
  "Tag Object": shape(
    {
      name: "text",
      summary: "text",
      description: "text",
      externalDocs: "External Documentation Object",
      parent: "text",
      kind: "text",
    },
    { required: ["name"] },
  ),
  "Components Object": shape({
    schemas: "{schema}",
    responses: "{Response Object}",
    parameters: "{Parameter Object}",
    examples: "{Example Object}",
    requestBodies: "{Request Body Object}",
    headers: "{Header Object}",
    securitySchemes: "{Security Scheme Object}",
    links: "{Link Object}",
    callbacks: "{Callback Object}",
    pathItems: "{Path Item Object}",
    mediaTypes: "{Media Type Object}",
  }),
  "Security Scheme Object": shape(
    {
      type: ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"],
      description: "text",
      name: "text",
      in: ["query", "header", "cookie"],
      scheme: "text",
      bearerFormat: "text",
      flows: "OAuth Flows Object",
      openIdConnectUrl: "text",
      oauth2MetadataUrl: "text",
      deprecated: "flag",
    },
    { required: ["type"], referable: true },
  ),
  "OAuth Flows Object": shape({
    implicit: "OAuth Flow Object",
    password: "OAuth Flow Object",
    clientCredentials: "OAuth Flow Object",
    authorizationCode: "OAuth Flow Object",
    deviceAuthorization: "OAuth Flow Object",
  }),
  "OAuth Flow Object": shape(
    {
      authorizationUrl: "text",
      deviceAuthorizationUrl: "text",
      tokenUrl: "text",
      refreshUrl: "text",
      scopes: "{text}",
    },
    { required: ["scopes"] },
  ),
  "Security Requirement Object": shape(
    {},
    { named: { like: anyName, words: "a scheme", field: "text[]", meant: unknown } },
  ),
};

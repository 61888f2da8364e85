const text = { type: "string" } as const;
const scalar = { type: ["string", "number", "boolean"] } as const;

const api = {
  url: {
    ...text,
    pattern: "^https?://(?![^/]*@)",
    title: "an address of http or https without a name and password, which belong under identities",
    examples: ["https://staging.example.com"],
  },
  identities: { type: "object", additionalProperties: { $ref: "#/$defs/identity" } },
  values: { type: "object", additionalProperties: { anyOf: [scalar, { type: "array", items: scalar, minItems: 1 }] } },
  together: { type: "array", items: { type: "object", additionalProperties: scalar, minProperties: 1 } },
  absent: { type: "object", additionalProperties: scalar },
  limits: {
    type: "object",
    additionalProperties: false,
    properties: {
      requestsPerSecond: { type: "number", exclusiveMinimum: 0 },
      requests: { type: "integer", minimum: 1 },
      milliseconds: { type: "number", exclusiveMinimum: 0 },
      timeout: { type: "number", exclusiveMinimum: 0, description: "in seconds" },
      megabytes: { type: "number", exclusiveMinimum: 0, maximum: 500, description: "of one body that are read" },
      judging: { type: "number", exclusiveMinimum: 0, description: "of one answer, in seconds" },
    },
  },
  ca: text,
  insecure: { type: "boolean" },
  proxy: {
    ...text,
    pattern: "^http://",
    title: "an address of http",
    examples: ["http://proxy.example:3128"],
  },
  expired: text,
} as const;

/** What a target file may say (JSON Schema 2020-12). The file's own members are defaults for those of each API. */
export const targetSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "target file",
  type: "object",
  additionalProperties: false,
  properties: {
    ...api,
    apis: {
      type: "object",
      minProperties: 1,
      additionalProperties: { type: "object", additionalProperties: false, properties: api },
    },
  },
  $defs: {
    identity: {
      type: "object",
      additionalProperties: false,
      properties: {
        basic: {
          ...text,
          pattern: ":",
          title: "a name and a password with a colon between them",
          examples: ["NAME:PASSWORD"],
        },
        bearer: { ...text, minLength: 1 },
        headers: { type: "object", additionalProperties: text, minProperties: 1 },
        query: { type: "object", additionalProperties: text, minProperties: 1 },
        login: {
          type: "object",
          additionalProperties: false,
          required: ["path", "body"],
          properties: {
            path: { ...text, pattern: "^/", title: "a path from the root", examples: ["/auth/login"] },
            body: { type: ["object", "string"] },
          },
        },
        roles: { type: "array", items: text },
        expired: text,
      },
      // Keys may have to stand in headers and in the query; whoever logs in otherwise does that alone.
      oneOf: [
        { required: ["basic"] },
        { required: ["bearer"] },
        { required: ["headers"] },
        { required: ["query"], not: { required: ["headers"] } },
        { required: ["login"] },
      ],
    },
  },
} as const;

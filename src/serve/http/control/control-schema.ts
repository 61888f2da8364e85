/** How long a name, a seed or a path may be. */
const mostCharacters = 1000;

/** What the control interface takes, as one JSON Schema (2020-12): a definition for each body. */
export const controlSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Bodies of the control interface",
  $defs: {
    scenario: {
      description: "PUT scenario: another scenario for this session",
      type: "object",
      required: ["name"],
      additionalProperties: false,
      properties: {
        name: {
          type: "string",
          maxLength: mostCharacters,
          pattern: "^[^/\\\\]+$",
          description: "a name in fixtures/scenarios, never a file",
        },
      },
    },
    seed: {
      description: "PUT seed: another seed for this session",
      type: "object",
      required: ["seed"],
      additionalProperties: false,
      properties: { seed: { type: "string", maxLength: mostCharacters } },
    },
    clock: {
      description:
        "PUT clock: set, start (speed 60: one minute per second), stop or advance it; members left out keep their value",
      type: "object",
      minProperties: 1,
      additionalProperties: false,
      properties: {
        now: {
          type: "string",
          maxLength: mostCharacters,
          description:
            "ISO 8601, years 1 to 9999; without an offset it is UTC; the clock stays there unless `running` is true",
        },
        running: { type: "boolean" },
        speed: { type: "number", exclusiveMinimum: 0, maximum: 1_000_000 },
        advanceSeconds: { type: "number", minimum: -1e9, maximum: 1e9 },
      },
    },
    fault: {
      description: "POST faults: make requests fail on purpose",
      type: "object",
      minProperties: 1,
      additionalProperties: false,
      properties: {
        path: {
          type: "string",
          maxLength: mostCharacters,
          pattern: "^/",
          description: "only requests whose path starts with this",
        },
        share: { type: "number", minimum: 0, maximum: 1, description: "part of those requests; default 1" },
        times: { type: "integer", minimum: 1, description: "at most this many requests" },
        delay: { type: "integer", minimum: 0, maximum: 600_000, description: "milliseconds" },
        status: { type: "integer", minimum: 400, maximum: 599 },
        body: { enum: ["truncated", "garbled", "empty", "reset"] },
      },
      anyOf: [{ required: ["delay"] }, { required: ["status"] }, { required: ["body"] }],
    },
    override: {
      description: "POST overrides: another value for one property of one row",
      type: "object",
      required: ["entity", "key", "property", "value"],
      additionalProperties: false,
      properties: {
        api: {
          type: "string",
          maxLength: mostCharacters,
          description: "needed where several APIs have an entity of that name",
        },
        entity: { type: "string", maxLength: mostCharacters },
        key: { type: "string", maxLength: mostCharacters, description: "the row's id" },
        property: {
          type: "string",
          maxLength: mostCharacters,
          description: "path of the property, like config.url; not one that identifies the row",
        },
        value: true,
      },
    },
  },
} as const;

import { controlSchema } from "../control/control-schema.ts";
import { keptKind, keptVersion } from "./kept-text.ts";

const { override, fault } = controlSchema.$defs;
const text = { type: "string" } as const;

function record(properties: Readonly<Record<string, unknown>>, required: readonly string[]): object {
  return { type: "object", additionalProperties: false, properties, required };
}

const key = { type: ["string", "integer", "number", "boolean"] };

const row = record(
  {
    key,
    within: { type: "array", items: { type: "array", prefixItems: [text, true], minItems: 2, maxItems: 2 } },
    isNew: { type: "boolean" },
    isGone: { type: "boolean" },
    isDetached: { type: "boolean" },
    isAgain: { type: "boolean" },
    listedAs: key,
    moved: { type: "array", items: text },
    place: text,
    row: { type: "object" },
    unnamed: { type: "object" },
    said: { type: "array", items: text },
  },
  ["key", "within", "isNew", "isGone", "place", "row"],
);

const clock = record(
  {
    kind: { enum: ["frozen", "running"] },
    now: text,
    from: text,
    startedAt: { type: "number" },
    speed: { type: "number" },
  },
  ["kind"],
);

const reply = record(
  {
    asked: text,
    status: { type: "integer", minimum: 200, maximum: 399 },
    headers: { type: "array", items: { type: "array", items: text, minItems: 2, maxItems: 2 } },
    body: text,
  },
  ["asked", "status", "headers", "body"],
);

const changes = record(
  {
    scenario: text,
    seed: text,
    clock,
    overrides: { type: "array", items: override },
    faults: { type: "array", items: { ...fault, properties: { id: text, ...fault.properties } } },
  },
  ["overrides", "faults"],
);

/** What a kept file looks like (JSON Schema 2020-12). */
export const keptSchema = record(
  {
    kept: { const: keptKind },
    version: { const: keptVersion },
    apis: { type: "array", items: record({ name: text, title: text }, ["name", "title"]) },
    changes,
    replies: {
      type: "object",
      additionalProperties: { type: "object", additionalProperties: reply },
    },
    writes: {
      type: "object",
      additionalProperties: { type: "object", additionalProperties: { type: "array", items: row } },
    },
  },
  ["kept", "version", "apis", "changes", "replies", "writes"],
);

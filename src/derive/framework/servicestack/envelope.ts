import type { Json } from "../../draft/draft.ts";
import type { HostFacts } from "./host-facts.ts";
import { camelCase } from "./names.ts";

const namespace = "http://schemas.servicestack.net/types";
export const mediaTypes = ["application/json", "application/xml", "text/csv", "application/jsv"] as const;

const text = { type: "string" };
const meta = { type: "object", additionalProperties: { type: "string" } };
const errors = { type: "array", xml: { wrapped: true }, items: { $ref: "#/components/schemas/ResponseError" } };

interface BuiltIn {
  readonly members: Readonly<Record<string, Json>>;
  readonly required: readonly string[];
  readonly isContract: boolean;
}

/** The types that no page lists and every host has: what went wrong, and which values are to blame. */
const builtIn: Readonly<Record<string, BuiltIn>> = {
  ErrorResponse: {
    members: { ResponseStatus: { $ref: "#/components/schemas/ResponseStatus" } },
    required: ["ResponseStatus"],
    isContract: false,
  },
  ResponseStatus: {
    members: { ErrorCode: text, Message: text, StackTrace: text, Errors: errors, Meta: meta },
    required: ["ErrorCode"],
    isContract: true,
  },
  ResponseError: {
    members: { ErrorCode: text, FieldName: text, Message: text, Meta: meta },
    required: ["ErrorCode"],
    isContract: true,
  },
};

/** These types as the host writes them. */
export function envelopeSchemas({ casing }: Pick<HostFacts, "casing">): Record<string, Json> {
  return Object.fromEntries(Object.entries(builtIn).map(([name, type]) => [name, objectSchema(name, type, casing)]));
}

function objectSchema(name: string, { members, required, isContract }: BuiltIn, casing: HostFacts["casing"]): Json {
  const properties = Object.entries(members).map(([member, schema], i) => [
    nameIn(casing, member),
    spelled(casing, member, { ...schema, ...(isContract ? { "x-standin-order": i + 1 } : {}) }),
  ]);
  return {
    type: "object",
    ...(isContract ? { "x-standin-data-contract": true } : {}),
    xml: { name, namespace },
    required: required.map((member) => nameIn(casing, member)),
    properties: Object.fromEntries(properties) as Json,
  };
}

function nameIn(casing: HostFacts["casing"], name: string): string {
  return casing === "pascal" ? name : camelCase(name);
}

function spelled(casing: HostFacts["casing"], name: string, schema: Json): Json {
  const xml = schema["xml"];
  return casing === "pascal" ? schema : { ...schema, xml: { name, ...(typeof xml === "object" ? xml : {}) } };
}

const content = Object.fromEntries(
  mediaTypes.map((mediaType) => [mediaType, { schema: { $ref: "#/components/schemas/ErrorResponse" } }]),
);

/** Answers that every host of the framework may give instead of what was asked for. */
export const failureResponses: Readonly<Record<string, Json>> = {
  BadRequest: {
    description: "A value is missing, cannot be read, or is refused.",
    content,
    "x-standin-causes": [
      { cause: "a value that is refused", body: "envelope" },
      { cause: "a request line that the web server below refuses", body: "empty" },
    ],
  },
  Unauthorized: {
    description: "Nobody known asks, or the credentials are refused.",
    content,
    "x-standin-causes": [
      { cause: "no credentials", body: "empty" },
      { cause: "credentials that are refused", body: "envelope" },
    ],
  },
  Forbidden: {
    description: "The caller is known and lacks a role or a permission.",
    content: { ...content, "text/plain": { schema: { type: "string" } } },
    "x-standin-causes": [
      { cause: "a role that the caller lacks, checked before the operation", body: "text" },
      { cause: "a role that the caller lacks, checked by a validator", body: "envelope" },
    ],
  },
  NotFound: {
    description: "There is no such thing, or no such path.",
    content,
    "x-standin-causes": [
      { cause: "a thing that does not exist", body: "envelope" },
      { cause: "a path or a method that no route has", body: "empty" },
    ],
  },
  MethodNotAllowed: {
    description: "The method does not exist on one of the framework's own addresses, or a token is of an unknown kind.",
    content,
    "x-standin-causes": [
      { cause: "a method that the operation lacks on a predefined route", body: "envelope" },
      { cause: "an answer asked for in the request's own type and that type cannot be written", body: "empty" },
    ],
  },
  InternalServerError: {
    description: "The host failed.",
    content,
    "x-standin-causes": [{ cause: "anything that the host did not expect", body: "envelope" }],
  },
};

import type { Kind, TypeRef } from "../../document/declared.ts";
import type { DraftOperation, Json, Spelling } from "../../draft/draft.ts";
import { envelopeSchemas, failureResponses, mediaTypes } from "./envelope.ts";
import type { HostFacts } from "./host-facts.ts";
import { httpStatusCode } from "./http-status-code.ts";
import { parameterScalar, scalarSchema } from "./scalars.ts";
import type { TypeGraph } from "./type-graph.ts";

const bodyTypes = [
  "application/json",
  "application/xml",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "application/jsv",
  "text/csv",
];

/** How contracts of these hosts spell types and failures. */
export function spellingOf(facts: HostFacts, graph: TypeGraph, used: ReadonlySet<string>): Spelling {
  const failures = envelopeSchemas(facts);
  const builtIn: Record<string, Json> = {
    ...(used.has("HttpStatusCode") ? { HttpStatusCode: httpStatusCode } : {}),
    ...failures,
  };
  const isKnown = (name: string): boolean => graph.get(name) !== undefined || Object.hasOwn(builtIn, name);
  return {
    mediaTypes,
    bodyTypes,
    schemaOf: (type) => schemaOf(type, isKnown, (kinds) => scalarSchema(kinds, facts)),
    parameterSchema: (type) => schemaOf(type, isKnown, parameterScalar),
    responses: failureResponses,
    failuresOf,
    schemas: builtIn,
    securitySchemes: {
      basic: { type: "http", scheme: "basic" },
      bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
    },
  };
}

/** A type as a schema: references to declared types, everything else in place. */
function schemaOf(type: TypeRef, isKnown: (name: string) => boolean, scalar: (kinds: readonly Kind[]) => Json): Json {
  switch (type.is) {
    case "scalar":
      return scalar(type.kinds);
    case "list":
      return { type: "array", items: schemaOf(type.of, isKnown, scalar) };
    case "map":
      return { type: "object", additionalProperties: schemaOf(type.of, isKnown, scalar) };
    case "named":
      return isKnown(type.name) ? { $ref: `#/components/schemas/${type.name}` } : {};
    case "any":
    case "unknown":
      return {};
  }
}

function failuresOf({ security, parameters, body }: DraftOperation): ReadonlyMap<string, string> {
  const failures = new Map<string, string>();
  if (parameters.length > 0 || body !== undefined || security !== undefined) failures.set("400", "BadRequest");
  if (security !== undefined) failures.set("401", "Unauthorized").set("403", "Forbidden");
  return failures.set("404", "NotFound").set("405", "MethodNotAllowed").set("500", "InternalServerError");
}

import type { Part } from "../../source/part.ts";
import { schemaOf } from "../check/openapi-parts.ts";
import type { ResponseHeader } from "../model/contract.ts";
import { examplesOf } from "./examples.ts";
import { schemaPromise } from "./schema-promise.ts";
import { spellingOf } from "./spelling.ts";
import type { Workshop } from "./workshop.ts";

/** The headers of a response (Header Object). `Content-Type` is said by the media types: a header of that name is ignored. */
export function responseHeaders(response: Part, workshop: Workshop): readonly ResponseHeader[] {
  const entries = response.get("headers")?.entries() ?? [];
  return Object.freeze(
    entries.flatMap(([name, entry]) => {
      const part = workshop.references.follow(entry);
      if (part === undefined || name.toLowerCase() === "content-type") return [];
      const promise = schemaPromise(schemaOf(part), name, workshop, "response");
      return Object.freeze({
        ...promise,
        name,
        required: part.get("required")?.flag ?? false,
        spelling: spellingOf(part, "header"),
        examples: Object.freeze([...examplesOf(part, promise.type, workshop).values()]),
      });
    }),
  );
}

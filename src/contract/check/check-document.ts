import { Part } from "../../source/part.ts";
import type { Problems } from "../../source/problems.ts";
import type { Source } from "../../source/source.ts";
import { checkNames } from "./check-names.ts";
import { Extensions } from "./extensions.ts";
import { hostFacts } from "./host-facts.ts";
import { checkObject, checkOperations, checkVersion } from "./openapi-rules.ts";
import { OpenApiStructure } from "./openapi-structure.ts";
import { References } from "./references.ts";
import { SchemaStructure } from "./schema-structure.ts";

/** A document, checked. */
export interface Checked {
  readonly root: Part;
  readonly references: References;
  /** Whether it can be read to its ends: its references arrive, and its schemas can be compiled. */
  readonly isSound: boolean;
}

/**
 * Checks that a document is OpenAPI 3.1 and that its extensions are known. What is wrong goes to `problems`.
 * @returns undefined when it is of another kind or version, so that nothing else can be said of it
 */
export function checkDocument(source: Source, problems: Problems): Checked | undefined {
  const root = new Part(source);
  if (!checkVersion(root, problems)) return undefined;
  const references = new References(problems, source);
  const extensions = new Extensions(problems);
  const schemas = new SchemaStructure(problems, references, (schema) => extensions.check(schema, "schema"));
  const structure = new OpenApiStructure(problems, references, {
    object: (part, kind) => {
      checkObject(part, kind, problems);
      extensions.check(part, kind);
    },
    schema: (part) => schemas.check(part),
  });
  structure.check(root, "OpenAPI Object");
  for (const [, entity] of root.get("x-standin-entities")?.entries() ?? []) {
    for (const [, hidden] of entity.get("hidden")?.entries() ?? []) schemas.check(hidden);
  }
  checkOperations(root, references, problems);
  checkNames(root, hostFacts(root), problems);
  return { root, references, isSound: references.allArrive && schemas.isSound };
}

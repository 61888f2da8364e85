import { Part } from "../../source/part.ts";
import type { Problems } from "../../source/problems.ts";
import type { Source } from "../../source/source.ts";
import { Upgrade } from "../upgrade/upgrade.ts";
import { checkNames } from "./check-names.ts";
import { checkKind } from "./document-kind.ts";
import { Extensions } from "./extensions.ts";
import { hostFacts } from "./host-facts.ts";
import { type Fetched, Library } from "./library.ts";
import { checkObject } from "./openapi-rules.ts";
import { type Ground, OpenApiStructure } from "./openapi-structure.ts";
import { checkOperations } from "./operation-rules.ts";
import { References } from "./references.ts";
import { SchemaStructure } from "./schema-structure.ts";
import { Tolerance } from "./tolerance.ts";

/** A document, checked. */
export interface Checked {
  readonly root: Part;
  readonly references: References;
  readonly tolerance: Tolerance;
  /** Whether any schema asks which members or items others have evaluated. */
  readonly unevaluated: boolean;
  /** Whether it can be read to its ends: its references arrive, and its schemas can be compiled. */
  readonly isSound: boolean;
}

/**
 * Checks that a document is OpenAPI and that its extensions are known. What cannot be understood goes to `problems`; what is
 * loose is mended in place, with a remark, and older versions are turned to the words of the newest: whatever reads the
 * document afterwards finds OpenAPI 3.2 and JSON Schema 2020-12.
 * @param fetched texts of addresses that it may refer to
 * @returns undefined when it is of another kind or version, so that nothing else can be said of it
 */
export function checkDocument(source: Source, problems: Problems, fetched: Fetched = new Map()): Checked | undefined {
  const raw = new Part(source);
  const isStrict = isTypedCode(raw);
  const version = checkKind(raw, isStrict, problems);
  if (version === undefined) return undefined;
  const upgrade: Upgrade = new Upgrade(source, raw, version, (part) => references.follow(part));
  const opened = isStrict ? source : upgrade.source;
  const root = new Part(opened);
  const tolerance = new Tolerance(problems, isStrict);
  const references: References = new References(problems, new Library(opened, fetched, problems, isStrict));
  const ground: Ground = { problems, references, tolerance, upgrade };
  const schemas = walk(root, ground);
  checkOperations(root, references, problems, tolerance);
  checkNames(root, hostFacts(root), problems);
  // What has been mended stands where it stood, and may be another value.
  references.forget();
  return {
    root,
    references,
    tolerance,
    unevaluated: schemas.unevaluated,
    isSound: references.allArrive && schemas.isSound,
  };
}

function walk(root: Part, ground: Ground): SchemaStructure {
  const { problems, tolerance } = ground;
  const extensions = new Extensions(problems);
  const schemas = new SchemaStructure(ground, (schema) => extensions.check(schema, "schema"));
  const structure = new OpenApiStructure(ground, {
    object: (part, kind) => {
      checkObject(part, kind, problems, tolerance);
      extensions.check(part, kind);
    },
    schema: (part) => schemas.check(part),
  });
  structure.check(root, "OpenAPI Object");
  for (const [, entity] of root.get("x-standin-entities")?.entries() ?? []) {
    for (const [, hidden] of entity.get("hidden")?.entries() ?? []) schemas.check(hidden);
  }
  schemas.finish();
  return schemas;
}

/** A contract that names the framework of typed code behind its host is of our own making, and exact. */
function isTypedCode(root: Part): boolean {
  const framework = root.at("x-standin-host", "framework");
  return framework !== undefined && framework.text !== "plain";
}

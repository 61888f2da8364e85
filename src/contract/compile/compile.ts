import { basename, dirname } from "node:path";
import { BodySchemas } from "./body-schemas.ts";
import { checkNames } from "../check/check-names.ts";
import type { Contract } from "../model/contract.ts";
import { entitiesOf } from "./entities.ts";
import { Extensions } from "../check/extensions.ts";
import type { Findings } from "../../source/findings.ts";
import { hostFacts, hostNamespace } from "../check/host-facts.ts";
import { checkObject, checkOperations, checkVersion } from "../check/openapi-rules.ts";
import { OpenApiStructure } from "../check/openapi-structure.ts";
import { operationsOf } from "./operations.ts";
import { Part } from "../../source/part.ts";
import { References } from "../check/references.ts";
import { checkSchemasFolder } from "../check/schemas-folder.ts";
import { SchemaStructure } from "../check/schema-structure.ts";
import { schemesOf } from "./security.ts";
import type { Source } from "../../source/source.ts";
import type { Type } from "../model/type.ts";
import { typesOf } from "./types.ts";
import type { Workshop } from "./workshop.ts";

/**
 * Checks a document and compiles it to a contract: first that it is OpenAPI 3.1 and that its extensions are known, then
 * that what it names exists.
 * @throws {ProblemError} with everything that is wrong
 */
export function compileSource(source: Source, findings: Findings): Contract {
  const root = new Part(source);
  if (!checkVersion(root, findings)) findings.throwIfAny();
  const references = new References(findings, source);
  const isWhole = checkDocument(root, references, findings);
  checkSchemasFolder(root, references, findings);
  const host = hostFacts(root);
  const namespace = hostNamespace(root);
  const types = typesOf(host.values, references, namespace);
  const workshop: Workshop = {
    root,
    findings,
    references,
    types,
    bodies: new BodySchemas(references),
    host,
    namespace,
  };
  // What follows reads schemas to their ends, which has to be possible.
  if (!isWhole) findings.throwIfAny();
  const contract = contractOf(workshop);
  findings.throwIfAny();
  return contract;
}

/** Whether references arrive and schemas are sound; other problems leave a document that can still be read on. */
function checkDocument(root: Part, references: References, findings: Findings): boolean {
  const extensions = new Extensions(findings);
  const schemas = new SchemaStructure(findings, references, (schema) => extensions.check(schema, "schema"));
  const structure = new OpenApiStructure(findings, references, {
    object: (part, kind) => {
      checkObject(part, kind, findings);
      extensions.check(part, kind);
    },
    schema: (part) => schemas.check(part),
  });
  structure.check(root, "OpenAPI Object");
  for (const [, entity] of root.get("x-standin-entities")?.entries() ?? []) {
    for (const [, hidden] of entity.get("hidden")?.entries() ?? []) schemas.check(hidden);
  }
  checkOperations(root, references, findings);
  checkNames(root, hostFacts(root), findings);
  return references.allArrive && schemas.isSound;
}

function contractOf(workshop: Workshop): Contract {
  const { root, types, host } = workshop;
  const { source } = root;
  const schemas = root.at("components", "schemas")?.entries() ?? [];
  const compiled = new Map<string, Type>(schemas.map(([name, part]) => [name, types.typeOf(part, name)]));
  const entities = entitiesOf(workshop);
  return Object.freeze({
    name: root.get("x-standin-api")?.text ?? nameOfFile(source.path),
    title: root.at("info", "title")?.text ?? "",
    file: source.file,
    host,
    operations: operationsOf(entities, workshop),
    types: compiled,
    entities,
    schemes: schemesOf(workshop),
  });
}

/** The folder's name for an `openapi.yaml`, else the file's own without its ending. */
function nameOfFile(path: string): string {
  const name = basename(path).replace(/\.[^.]*$/, "");
  return name === "openapi" ? basename(dirname(path)) : name;
}

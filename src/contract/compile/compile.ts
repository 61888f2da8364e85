import type { Checked } from "../check/check-document.ts";
import { apiName } from "../check/api-name.ts";
import { hostFacts, hostNamespace } from "../check/host-facts.ts";
import type { Contract } from "../model/contract.ts";
import type { Type } from "../model/type.ts";
import { placeIn } from "../../source/place-in.ts";
import type { Problems } from "../../source/problems.ts";
import { BodySchemas } from "./body-schemas.ts";
import { entitiesOf } from "./entities.ts";
import { operationsOf } from "./operations.ts";
import { schemesOf } from "./security.ts";
import { serverHosts } from "./server-paths.ts";
import { typesOf } from "./types.ts";
import type { Workshop } from "./workshop.ts";

/**
 * Compiles a checked document to a contract. What it names and does not have goes to `problems`.
 * @throws {ProblemError} with everything that is wrong with it
 */
export function compile({ root, references, tolerance, unevaluated }: Checked, problems: Problems): Contract {
  const host = hostFacts(root);
  const namespace = hostNamespace(root);
  const types = typesOf(host.values, references, namespace);
  const bodies = new BodySchemas(references, unevaluated);
  const contract = contractOf({ root, problems, references, tolerance, types, bodies, host, namespace });
  problems.throwIfAny();
  return contract;
}

function contractOf(workshop: Workshop): Contract {
  const { root, types, host, problems } = workshop;
  const schemas = root.at("components", "schemas")?.entries() ?? [];
  const compiled = new Map<string, Type>(schemas.map(([name, part]) => [name, types.typeOf(part, name)]));
  const entities = entitiesOf(workshop);
  return Object.freeze({
    name: apiName(root),
    title: root.at("info", "title")?.text ?? "",
    file: root.source.file,
    host,
    hosts: serverHosts(workshop),
    operations: operationsOf(entities, workshop),
    types: compiled,
    entities,
    schemes: schemesOf(workshop),
    locate: (pointer: string) => placeIn(root.source, pointer),
    // The last to be asked: what is compiled above has remarks of its own.
    remarks: Object.freeze(problems.remarks),
  });
}

import type { Problems } from "../../source/problems.ts";
import { didYouMean } from "../../source/nearest.ts";
import type { Part } from "../../source/part.ts";
import { parametersIn } from "../model/path.ts";
import { draftOf, putMember } from "../upgrade/record.ts";
import {
  declaredParameters,
  isHeaderName,
  type OperationPart,
  operationParts,
  routeKey,
  segmentsOf,
} from "./openapi-parts.ts";
import { mendQuery } from "./query-in-path.ts";
import type { References } from "./references.ts";
import type { Tolerance } from "./tolerance.ts";

/** What holds between operations, and between an operation and the rest of the document. */
export function checkOperations(root: Part, references: References, problems: Problems, tolerance: Tolerance): void {
  const operations = operationParts(root, references);
  checkIds(operations, tolerance);
  checkRoutes(operations, tolerance);
  const schemes = new Set((root.at("components", "securitySchemes")?.entries() ?? []).map(([name]) => name));
  for (const operation of operations) {
    if (tolerance.isStrict) checkStrictPath(operation, problems);
    else mendQuery(operation, references, tolerance);
    checkPath(operation, references, tolerance);
    checkSecurity(operation.part.get("security"), schemes, tolerance);
  }
  checkSecurity(root.get("security"), schemes, tolerance);
}

function checkIds(operations: readonly OperationPart[], tolerance: Tolerance): void {
  const seen = new Map<string, OperationPart>();
  for (const operation of operations) {
    const id = operation.part.get("operationId");
    if (id?.text === undefined) continue;
    const other = seen.get(id.text);
    if (other !== undefined)
      tolerance.loose(
        id,
        `the operationId ${id.text} is also that of ${other.method} ${other.path}`,
        "give each operation its own",
      );
    seen.set(id.text, operation);
  }
}

function checkRoutes(operations: readonly OperationPart[], tolerance: Tolerance): void {
  const seen = new Map<string, OperationPart>();
  for (const operation of operations) {
    const key = routeKey(operation.method, operation.path);
    const other = seen.get(key);
    if (other !== undefined)
      tolerance.loose(
        operation.part,
        `${operation.method} ${operation.path} takes the same requests as ${other.method} ${other.path}`,
        "remove one of the two, or give it another path",
      );
    seen.set(key, operation);
  }
}

/** Hosts of typed code have a variable between two slashes, and each once. */
function checkStrictPath({ path, part }: OperationPart, problems: Problems): void {
  for (const segment of path.split("/")) {
    if (!/[{}]/.test(segment) || /^\{[^{}]+\}$/.test(segment)) continue;
    problems.add(
      part,
      `the path has "${segment}", where a variable is only part of a segment`,
      "let each variable be a whole segment, between two slashes",
    );
  }
}

function checkPath(operation: OperationPart, references: References, tolerance: Tolerance): void {
  const { part, path } = operation;
  const all = declaredParameters(operation, references);
  for (const parameter of all) {
    const name = parameter.get("name");
    if (parameter.get("in")?.text !== "header" || isHeaderName(name?.text ?? "")) continue;
    tolerance.loose(name ?? parameter, "no header can have this name", "write letters, digits and hyphens");
  }
  const parameters = all.filter((parameter) => parameter.get("in")?.text === "path");
  const declared = new Map(parameters.map((parameter) => [parameter.get("name")?.text ?? "", parameter]));
  const variables = new Set<string>();
  const missing: string[] = [];
  for (const name of parametersIn(segmentsOf(path))) {
    if (variables.has(name)) tolerance.loose(part, `the path has {${name}} twice`, "name the two differently");
    else if (!declared.has(name)) {
      const found = `the path has {${name}}, and no path parameter of that name is declared`;
      if (tolerance.loose(part, found, didYouMean(name, declared.keys()) ?? "declare it")) missing.push(name);
    }
    variables.add(name);
  }
  declare(part, missing);
  for (const [name, parameter] of declared) {
    if (variables.has(name) || path.includes(`{${name}}`)) continue;
    const found = `the path ${path} has no {${name}}`;
    tolerance.loose(
      parameter,
      found,
      didYouMean(name, variables) ?? "put it into the path, or make it a query parameter",
    );
  }
}

/** A variable that nobody declared is text. */
function declare(operation: Part, names: readonly string[]): void {
  const draft = draftOf(operation.value);
  if (names.length === 0 || draft === undefined) return;
  const known = Array.isArray(draft["parameters"]) ? (draft["parameters"] as unknown[]) : [];
  const added = names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  putMember(draft, "parameters", [...known, ...added]);
}

function checkSecurity(security: Part | undefined, schemes: ReadonlySet<string>, tolerance: Tolerance): void {
  for (const alternative of security?.items() ?? []) {
    for (const [name] of alternative.entries()) {
      if (schemes.has(name)) continue;
      tolerance.drop(
        alternative,
        name,
        `"${name}" is not a security scheme of this document`,
        didYouMean(name, schemes) ?? "define it under `components/securitySchemes`",
      );
    }
  }
}

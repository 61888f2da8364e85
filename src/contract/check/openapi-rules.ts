import type { Problems } from "../../source/problems.ts";
import { nearestName } from "../../source/nearest.ts";
import type { Kind } from "./openapi-shapes.ts";
import {
  type OperationPart,
  operationParts,
  parameterKey,
  parameterParts,
  routeKey,
  segmentsOf,
} from "./openapi-parts.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "./references.ts";
import { dialects } from "./schema-keywords.ts";

/** Whether a document is OpenAPI 3.1. Anything else is a problem that makes all others uninteresting. */
export function checkVersion(root: Part, problems: Problems): boolean {
  const version = root.get("openapi");
  if (root.record === undefined) {
    problems.add(root, "the document is not an object", "write an OpenAPI 3.1 document");
  } else if (version === undefined) {
    const swagger = root.has("swagger") ? `, it says \`swagger: ${JSON.stringify(root.get("swagger")?.value)}\`` : "";
    problems.add(
      root,
      `the document does not name its OpenAPI version${swagger}`,
      "write `openapi: 3.1.0` at the root",
    );
  } else if (version.text === undefined) {
    problems.add(version, "the OpenAPI version is not a string", 'put it in quotes: "3.1.0"');
  } else if (!/^3\.1\.\d+$/.test(version.text)) {
    problems.add(
      version,
      `this is OpenAPI "${version.text}"; only 3.1.x is supported`,
      "convert the document to OpenAPI 3.1 and write `openapi: 3.1.0`",
    );
  } else {
    return true;
  }
  return false;
}

/** What an object may not be though each of its fields may (OpenAPI 3.1.1, section 4.8). */
export function checkObject(part: Part, kind: Kind, problems: Problems): void {
  if (kind === "OpenAPI Object") checkDialect(part.get("jsonSchemaDialect"), problems);
  if (kind === "Parameter Object" || kind === "Header Object") checkParameter(part, problems);
  if (kind === "Security Scheme Object") checkScheme(part, problems);
  if (kind === "Operation Object" || kind === "Path Item Object") checkTwice(part, problems);
  if (kind === "OpenAPI Object" && !part.has("paths"))
    problems.remark(part, "the document has no `paths`, so nothing is served", "add `paths`, if the API has any");
  if (kind === "Operation Object" && !part.has("responses"))
    problems.remark(part, "no response is documented, so any answer is accepted", "add `responses`");
  if (kind === "Responses Object" && part.entries().every(([name]) => name.startsWith("x-")))
    problems.remark(part, "no response is documented, so any answer is accepted", "document at least one");
}

function checkDialect(part: Part | undefined, problems: Problems): void {
  if (part?.text === undefined || dialects.some((dialect) => dialect === part.text)) return;
  problems.add(part, `the schemas are in ${part.text}; only JSON Schema 2020-12 is supported`, `write ${dialects[1]}`);
}

function checkParameter(part: Part, problems: Problems): void {
  if (part.has("schema") === part.has("content")) {
    const found = part.has("schema") ? "both `schema` and `content`" : "neither `schema` nor `content`";
    problems.add(part, `this parameter has ${found}`, "give it exactly one of the two");
  }
  if (part.get("in")?.text === "path" && part.get("required")?.value !== true) {
    problems.add(
      part,
      `the path parameter "${part.get("name")?.text ?? ""}" is not required`,
      "write `required: true`: a path without it is another path",
    );
  }
}

function checkScheme(part: Part, problems: Problems): void {
  const type = part.get("type")?.text ?? "";
  const wanted: Readonly<Record<string, readonly string[]>> = {
    apiKey: ["name", "in"],
    http: ["scheme"],
    oauth2: ["flows"],
    openIdConnect: ["openIdConnectUrl"],
  };
  for (const field of Object.hasOwn(wanted, type) ? (wanted[type] ?? []) : []) {
    if (!part.has(field))
      problems.add(part, `a security scheme of type ${type} without \`${field}\``, `add \`${field}\``);
  }
}

function checkTwice(part: Part, problems: Problems): void {
  const seen = new Set<string>();
  for (const parameter of part.get("parameters")?.items() ?? []) {
    if (!parameter.has("name")) continue;
    const key = parameterKey(parameter);
    if (seen.has(key))
      problems.add(parameter, `the ${key.replace(" ", ' parameter "')}" is there twice`, "remove one of the two");
    seen.add(key);
  }
}

/** What holds between operations, and between an operation and the rest of the document. */
export function checkOperations(root: Part, references: References, problems: Problems): void {
  const operations = operationParts(root, references);
  checkIds(operations, problems);
  checkRoutes(operations, problems);
  for (const operation of operations) {
    checkPath(operation, references, problems);
    checkSecurity(operation.part.get("security"), root, problems);
  }
  checkSecurity(root.get("security"), root, problems);
}

function checkIds(operations: readonly OperationPart[], problems: Problems): void {
  const seen = new Map<string, OperationPart>();
  for (const operation of operations) {
    const id = operation.part.get("operationId");
    if (id?.text === undefined) continue;
    const other = seen.get(id.text);
    if (other !== undefined)
      problems.add(
        id,
        `the operationId ${id.text} is also that of ${other.method} ${other.path}`,
        "give each operation its own",
      );
    seen.set(id.text, operation);
  }
}

function checkRoutes(operations: readonly OperationPart[], problems: Problems): void {
  const seen = new Map<string, OperationPart>();
  for (const operation of operations) {
    const key = routeKey(operation.method, operation.path);
    const other = seen.get(key);
    if (other !== undefined)
      problems.add(
        operation.part,
        `${operation.method} ${operation.path} takes the same requests as ${other.method} ${other.path}`,
        "remove one of the two, or give it another path",
      );
    seen.set(key, operation);
  }
}

function checkPath(operation: OperationPart, references: References, problems: Problems): void {
  const parameters = parameterParts(operation, references).filter((parameter) => parameter.get("in")?.text === "path");
  const declared = new Map(parameters.map((parameter) => [parameter.get("name")?.text ?? "", parameter]));
  const variables = new Set<string>();
  for (const segment of segmentsOf(operation.path)) {
    if (typeof segment === "string") {
      if (/[{}]/.test(segment))
        problems.add(
          operation.part,
          `the path has "${segment}", where a variable is only a part of the segment`,
          "make each variable a whole segment, between two slashes",
        );
      continue;
    }
    if (variables.has(segment.parameter))
      problems.add(operation.part, `the path has {${segment.parameter}} twice`, "name the two differently");
    variables.add(segment.parameter);
    if (!declared.has(segment.parameter))
      problems.add(
        operation.part,
        `the path has {${segment.parameter}}, but no path parameter of that name is declared`,
        guess(segment.parameter, declared.keys()) ?? "declare it",
      );
  }
  for (const [name, parameter] of declared) {
    if (!variables.has(name) && !operation.path.includes(`{${name}}`))
      problems.add(
        parameter,
        `the path ${operation.path} has no {${name}}`,
        guess(name, variables) ?? "put it into the path, or make it a query parameter",
      );
  }
}

function guess(name: string, names: Iterable<string>): string | undefined {
  const near = nearestName(name, names);
  return near === undefined ? undefined : `did you mean "${near}"?`;
}

function checkSecurity(security: Part | undefined, root: Part, problems: Problems): void {
  const schemes =
    root
      .at("components", "securitySchemes")
      ?.entries()
      .map(([name]) => name) ?? [];
  for (const alternative of security?.items() ?? []) {
    for (const [name, roles] of alternative.entries()) {
      if (schemes.includes(name)) continue;
      const near = nearestName(name, schemes);
      problems.add(
        roles,
        `"${name}" is not a security scheme of this document`,
        near === undefined ? "define it under `components/securitySchemes`" : `did you mean "${near}"?`,
      );
    }
  }
}

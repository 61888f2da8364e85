import type { Problems } from "../../source/problems.ts";
import type { Kind } from "./openapi-kinds.ts";
import { parameterKey } from "./openapi-parts.ts";
import type { Part } from "../../source/part.ts";
import { draftOf, putMember } from "../upgrade/record.ts";
import { dialects } from "./schema-keywords.ts";
import type { Tolerance } from "./tolerance.ts";

/** What an object may not be though each of its fields may (OpenAPI 3.1.1, section 4.8). */
export function checkObject(part: Part, kind: Kind, problems: Problems, tolerance: Tolerance): void {
  if (kind === "OpenAPI Object") checkDialect(part.get("jsonSchemaDialect"), tolerance);
  if (kind === "Parameter Object" || kind === "Header Object") checkParameter(part, tolerance);
  if (kind === "Security Scheme Object") checkScheme(part, tolerance);
  if (kind === "Operation Object" || kind === "Path Item Object") checkTwice(part, tolerance);
  if (kind === "OpenAPI Object" && !part.has("paths"))
    problems.remark(part, "the document has no `paths`, so nothing is served", "add `paths`, if the API has any");
  if (kind === "Operation Object" && !part.has("responses"))
    problems.remark(part, "no response is documented, so any answer is accepted", "add `responses`");
  if (kind === "Responses Object" && part.entries().every(([name]) => name.startsWith("x-")))
    problems.remark(part, "no response is documented, so any answer is accepted", "document at least one");
}

function checkDialect(part: Part | undefined, tolerance: Tolerance): void {
  if (part?.text === undefined || dialects.some((dialect) => dialect === part.text)) return;
  const found = `the schemas are in ${part.text}; only JSON Schema 2020-12 is supported`;
  tolerance.loose(part, found, `write ${dialects[1]}`);
}

function checkParameter(part: Part, tolerance: Tolerance): void {
  if (part.has("schema") === part.has("content")) {
    const found = part.has("schema") ? "both `schema` and `content`" : "neither `schema` nor `content`";
    tolerance.loose(part, `this parameter has ${found}`, "give it exactly one of the two");
  }
  if (part.get("in")?.text !== "path" || part.get("required")?.value === true) return;
  const found = `the path parameter "${part.get("name")?.text ?? ""}" is not required`;
  const draft = draftOf(part.value);
  if (tolerance.loose(part, found, "write `required: true`: a path without it is another path") && draft !== undefined)
    putMember(draft, "required", true);
}

function checkScheme(part: Part, tolerance: Tolerance): void {
  const type = part.get("type")?.text ?? "";
  const wanted: Readonly<Record<string, readonly string[]>> = {
    apiKey: ["name", "in"],
    http: ["scheme"],
    oauth2: ["flows"],
    openIdConnect: ["openIdConnectUrl"],
  };
  for (const field of Object.hasOwn(wanted, type) ? (wanted[type] ?? []) : []) {
    if (!part.has(field))
      tolerance.loose(part, `a security scheme of type ${type} without \`${field}\``, `add \`${field}\``);
  }
}

function checkTwice(part: Part, tolerance: Tolerance): void {
  const seen = new Set<string>();
  for (const parameter of part.get("parameters")?.items() ?? []) {
    if (!parameter.has("name")) continue;
    const key = parameterKey(parameter);
    if (seen.has(key))
      tolerance.loose(parameter, `the ${key.replace(" ", ' parameter "')}" is there twice`, "remove one of the two");
    seen.add(key);
  }
}

import type { Part } from "../../source/part.ts";
import type { Problems } from "../../source/problems.ts";
import { types } from "./types-meant.ts";
import { statedVersion, type Version } from "../upgrade/version.ts";

/** A kind of document that people take for OpenAPI: what tells it, its name, and what to do with it. */
interface Other {
  readonly sign: (root: Part) => Part | undefined;
  readonly name: string;
  readonly cure: string;
}

const others: readonly Other[] = [
  {
    sign: (root) => root.get("swaggerVersion"),
    name: "Swagger 1.x",
    cure: "convert it to Swagger 2.0 or OpenAPI 3 and name that",
  },
  {
    sign: (root) => root.get("asyncapi"),
    name: "an AsyncAPI document, which describes messages",
    cure: "name an OpenAPI document",
  },
  {
    sign: (root) =>
      root.at("info", "_postman_id") ??
      (/postman/i.test(root.at("info", "schema")?.text ?? "") ? root.at("info", "schema") : undefined),
    name: "a Postman collection",
    cure: "export or convert it to OpenAPI and name that",
  },
  {
    sign: (root) => root.get("arazzo"),
    name: "an Arazzo document",
    cure: "name the OpenAPI document that its `sourceDescriptions` has",
  },
  {
    sign: (root) => root.get("overlay"),
    name: "an OpenAPI Overlay",
    cure: "name the document that it changes, and this with --overlay",
  },
  {
    sign: (root) => root.at("log", "entries"),
    name: "a recording of a browser (HAR)",
    cure: "name an OpenAPI document",
  },
  jsonSchema((root) => root.get("$schema") ?? root.get("$defs")),
];

/** A JSON Schema that does not say so: an answer may have these members, too. */
const unmarked = jsonSchema((root) => root.get("definitions") ?? root.get("properties") ?? schemaType(root));

function jsonSchema(sign: Other["sign"]): Other {
  const cure = "put it under `components/schemas` of an OpenAPI document, with the `paths` that use it";
  return { sign, name: "a JSON Schema", cure };
}

/** What a document says that it is, where that is none of OpenAPI's, and what to do with it. */
export function otherDocument(root: Part): { readonly found: string; readonly cure: string } | undefined {
  const other = others.find(({ sign }) => sign(root) !== undefined);
  return other && { found: foundOf(other), cure: other.cure };
}

function foundOf({ name }: Other): string {
  return `this is ${name}, not OpenAPI`;
}

function schemaType(root: Part): Part | undefined {
  return types.includes(root.get("type")?.text ?? "") ? root.get("type") : undefined;
}

/** The version that a document is read by. Undefined, and a problem, when it is no OpenAPI: nothing else can be said of it. */
export function checkKind(root: Part, isStrict: boolean, problems: Problems): Version | undefined {
  const write = "write `openapi: 3.1.0`, and the document after it";
  if (root.record === undefined) {
    const found = root.value === null ? "the document is empty" : "the document is no object";
    problems.add(root, found, "write an OpenAPI 3.1 document");
    return undefined;
  }
  const stated = statedVersion(root.value);
  if (stated === undefined || (isStrict && stated.field === "swagger")) {
    const other = [...others, unmarked].find(({ sign }) => sign(root) !== undefined);
    const swagger = root.has("swagger") ? `, it says \`swagger: ${JSON.stringify(root.get("swagger")?.value)}\`` : "";
    if (other !== undefined && swagger === "") problems.add(other.sign(root) ?? root, foundOf(other), other.cure);
    else problems.add(root, `the document does not name its OpenAPI version${swagger}`, write);
    return undefined;
  }
  const at = root.get(stated.field) ?? root;
  if (isStrict && at.text === undefined) {
    problems.add(at, "the version of OpenAPI is not text", 'put it in quotes: "3.1.0"');
    return undefined;
  }
  if (stated.version === undefined || (isStrict && !/^3\.1\.\d+$/.test(stated.text))) {
    const read = isStrict ? "only 3.1.x is read" : "2.0 and 3.x are read";
    const cure = "convert the document to OpenAPI 3.1 and write `openapi: 3.1.0`";
    const name = stated.field === "swagger" ? "Swagger" : "OpenAPI";
    problems.add(at, `this is ${name} "${stated.text}", and ${read}`, cure);
    return undefined;
  }
  if (stated.isLater)
    problems.remark(
      at,
      `this is OpenAPI "${stated.text}", and is read as 3.2`,
      "look whether what is new in it is read",
    );
  return stated.version;
}

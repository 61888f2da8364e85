import { kindOf } from "../../source/kind-of.ts";
import { nearestName } from "../../source/nearest.ts";
import type { Part } from "../../source/part.ts";
import type { Problems } from "../../source/problems.ts";
import { types } from "./types-meant.ts";
import { convert, deriveCure, type OtherDocument } from "./other-text.ts";
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
    cure: convert,
  },
  {
    sign: (root) => root.get("asyncapi"),
    name: "an AsyncAPI document, which describes messages",
    cure: "name the OpenAPI document of the requests beside them",
  },
  {
    sign: (root) =>
      root.at("info", "_postman_id") ??
      (/postman/i.test(root.at("info", "schema")?.text ?? "") ? root.at("info", "schema") : undefined),
    name: "a Postman collection",
    cure: "`standin derive` makes an OpenAPI document of its requests and saved answers",
  },
  {
    sign: (root) => root.get("_postman_variable_scope"),
    name: "variables of Postman",
    cure: "name an OpenAPI document",
  },
  {
    sign: (root) => root.get("__export_format") ?? (/insomnia/.test(root.get("type")?.text ?? "") ? root : undefined),
    name: "an Insomnia export",
    cure: convert,
  },
  {
    sign: (root) => root.get("__schema") ?? root.at("data", "__schema"),
    name: "a schema of GraphQL",
    cure: convert,
  },
  { sign: (root) => root.get("discoveryVersion"), name: "a discovery document", cure: convert },
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
    cure: convert,
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
export function otherDocument(root: Part): OtherDocument | undefined {
  const other = others.find(({ sign }) => sign(root) !== undefined);
  return other && { found: foundOf(other), cure: other.cure };
}

function foundOf({ name }: Other): string {
  return `this is ${name}, not OpenAPI`;
}

function schemaType(root: Part): Part | undefined {
  return types.includes(root.get("type")?.text ?? "") ? root.get("type") : undefined;
}

const convertTo31 = "convert the document to OpenAPI 3.1 and write `openapi: 3.1.0`";

/** A document that names no version that is read: it is something else, or the key is misspelt or missing. */
function addUnstated(root: Part, problems: Problems): void {
  const swagger = root.get("swagger");
  const other = swagger === undefined ? [...others, unmarked].find(({ sign }) => sign(root) !== undefined) : undefined;
  if (other !== undefined) return problems.add(other.sign(root) ?? root, foundOf(other), other.cure);
  const key = root.keys().find((name) => nearestName(name, ["openapi"]) !== undefined);
  if (swagger === undefined && key === undefined && !root.has("paths")) {
    const found = "this is no OpenAPI document: it names no version of OpenAPI and has no `paths`";
    return problems.add(root, found, deriveCure(root.source.file));
  }
  const says = swagger === undefined ? "" : `, it says \`swagger: ${JSON.stringify(swagger.value)}\``;
  const write = key === undefined ? "write `openapi: 3.1.0` above it" : `write \`openapi\` instead of \`${key}\``;
  const cure = swagger === undefined ? write : convertTo31;
  problems.add(root, `the document does not name its OpenAPI version${says}`, cure);
}

/** The version that a document is read by. Undefined, and a problem, when it is no OpenAPI: nothing else can be said of it. */
export function checkKind(root: Part, isStrict: boolean, problems: Problems): Version | undefined {
  if (root.record === undefined) {
    if (root.value === null) problems.add(root, "the document is empty", "write an OpenAPI 3.1 document");
    else problems.add(root, `this is ${kindOf(root.value)}, not an OpenAPI document`, deriveCure(root.source.file));
    return undefined;
  }
  const stated = statedVersion(root.value);
  if (stated === undefined || (isStrict && stated.field === "swagger")) {
    addUnstated(root, problems);
    return undefined;
  }
  const at = root.get(stated.field) ?? root;
  if (isStrict && at.text === undefined) {
    problems.add(at, "the version of OpenAPI is not text", 'put it in quotes: "3.1.0"');
    return undefined;
  }
  if (stated.version === undefined || (isStrict && !/^3\.1\.\d+$/.test(stated.text))) {
    const read = isStrict ? "only 3.1.x is read" : "2.0 and 3.x are read";
    const name = stated.field === "swagger" ? "Swagger" : "OpenAPI";
    problems.add(at, `this is ${name} "${stated.text}", and ${read}`, convertTo31);
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

import type { Part } from "../../source/part.ts";
import type { Problems } from "../../source/problems.ts";
import { statedVersion, type Version } from "../upgrade/version.ts";

/** Kinds of documents that people take for OpenAPI, by what tells them, and what to do with them. */
const others: readonly (readonly [is: (root: Part) => boolean, name: string, cure: string])[] = [
  [(root) => root.has("swaggerVersion"), "Swagger 1.x", "convert it to Swagger 2.0 or OpenAPI 3 and name that"],
  [(root) => root.has("asyncapi"), "an AsyncAPI document, which describes messages", "name an OpenAPI document"],
  [
    (root) => root.at("info", "_postman_id") !== undefined || /postman/i.test(root.at("info", "schema")?.text ?? ""),
    "a Postman collection",
    "export or convert it to OpenAPI and name that",
  ],
  [(root) => root.has("arazzo"), "an Arazzo document", "name the OpenAPI document that its `sourceDescriptions` has"],
  [(root) => root.has("overlay"), "an OpenAPI Overlay", "name the document that it changes, and this with --overlay"],
  [(root) => root.at("log", "entries") !== undefined, "a recording of a browser (HAR)", "name an OpenAPI document"],
  [
    (root) => ["$schema", "$defs", "definitions", "properties"].some((keyword) => root.has(keyword)),
    "a JSON Schema",
    "put it under `components/schemas` of an OpenAPI document, with the `paths` that use it",
  ],
];

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
    const other = others.find(([is]) => is(root));
    const swagger = root.has("swagger") ? `, it says \`swagger: ${JSON.stringify(root.get("swagger")?.value)}\`` : "";
    if (other !== undefined && swagger === "") problems.add(root, `this is ${other[1]}`, other[2]);
    else problems.add(root, `the document does not say which OpenAPI it is${swagger}`, write);
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
    problems.add(at, `this is OpenAPI "${stated.text}", and ${read}`, cure);
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

import { camelCase } from "../model/casing.ts";
import type { Problems } from "../../source/problems.ts";
import type { HostFacts } from "../model/host.ts";
import type { Part } from "../../source/part.ts";

/**
 * The key of a property is its name on the JSON wire, which follows from the name in the code behind the host and from
 * how the host cases names. Where both stand in a contract they have to agree. Where values are those of JSON there is no code.
 */
export function checkNames(root: Part, host: HostFacts, problems: Problems): void {
  const casing = root.at("x-standin-host", "casing")?.value;
  // A casing that is no casing is reported as such.
  if (host.values === "json" || (casing !== undefined && casing !== host.casing)) return;
  for (const [, schema] of root.at("components", "schemas")?.entries() ?? []) checkSchema(schema, host, problems);
}

function checkSchema(schema: Part, host: HostFacts, problems: Problems): void {
  for (const [key, property] of schema.get("properties")?.entries() ?? []) {
    checkProperty(key, property, host, problems);
    checkSchema(property, host, problems);
  }
  for (const part of schema.get("allOf")?.items() ?? []) checkSchema(part, host, problems);
  const items = schema.get("items");
  if (items !== undefined) checkSchema(items, host, problems);
}

function checkProperty(key: string, property: Part, host: HostFacts, problems: Problems): void {
  const fixed = property.get("x-standin-name")?.text;
  const name = property.at("xml", "name")?.text ?? key;
  const wanted = fixed ?? (host.casing === "camel" ? camelCase(name) : name);
  if (key === wanted) return;
  const reason = fixed === undefined ? `the ${host.casing} case of ${name}` : "its fixed name";
  problems.add(
    property,
    `the property's key is "${key}", and JSON calls it "${wanted}" (${reason})`,
    `rename it to "${wanted}"${fixed === undefined ? ", or say the fixed name with `x-standin-name`" : ""}`,
  );
}

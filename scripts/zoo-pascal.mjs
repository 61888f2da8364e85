#!/usr/bin/env node
// Writes fixtures/contracts/zoo-pascal/openapi.yaml from fixtures/contracts/zoo/openapi.yaml: the same operations under
// the other settings of the host (PascalCase, ISO 8601). `--check` writes nothing and exits 1 where they differ.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import console from "node:console";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../fixtures/contracts");
const isoDate = {
  datetime: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{7}(Z|[-+][0-9]{2}:[0-9]{2})?$",
  datetimeoffset: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{7}[-+][0-9]{2}:[0-9]{2}$",
};

/** The name on the wire of a PascalCase host: a fixed name stays, every other is the name in the code behind. */
function pascalName(key, schema) {
  return schema["x-standin-name"] === undefined ? (schema.xml?.name ?? key) : key;
}

function pascal(schema) {
  if (Array.isArray(schema)) return schema.map(pascal);
  if (typeof schema !== "object" || schema === null) return schema;
  const { properties, required, pattern, ...rest } = schema;
  const out = Object.fromEntries(Object.entries(rest).map(([word, value]) => [word, pascal(value)]));
  if (pattern !== undefined) out.pattern = isoDate[schema["x-standin-type"]] ?? pattern;
  if (required !== undefined) out.required = required.map((key) => pascalName(key, properties[key]));
  if (properties === undefined) return out;
  const members = Object.entries(properties).map(([key, member]) => [pascalName(key, member), pascal(member)]);
  return { ...out, properties: Object.fromEntries(members) };
}

export function pascalZoo(text) {
  const zoo = parse(text);
  const schemas = Object.entries(zoo.components.schemas).map(([name, schema]) => [name, pascal(schema)]);
  const contract = {
    ...zoo,
    info: { ...zoo.info, title: "Zoo in PascalCase" },
    "x-standin-api": "zoo-pascal",
    "x-standin-host": { ...zoo["x-standin-host"], casing: "pascal", dates: "iso8601" },
    components: { ...zoo.components, schemas: Object.fromEntries(schemas) },
  };
  const head = "# Made from ../zoo/openapi.yaml by scripts/zoo-pascal.mjs; change that one.\n";
  return head + stringify(contract, { aliasDuplicateObjects: false, lineWidth: 120 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = pascalZoo(readFileSync(join(folder, "zoo/openapi.yaml"), "utf8"));
  const target = join(folder, "zoo-pascal/openapi.yaml");
  if (!process.argv.includes("--check")) writeFileSync(target, made);
  else if (readFileSync(target, "utf8") !== made) {
    console.error(`${target} is not what scripts/zoo-pascal.mjs makes of the zoo: run it without --check`);
    process.exitCode = 1;
  }
}

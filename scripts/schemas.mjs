#!/usr/bin/env node
// Writes contracts/<api>/schemas/<Dto>.schema.json from contracts/<api>/openapi.yaml: one JSON Schema (2020-12) for every
// DTO, answers and requests, that any validator reads without knowing OpenAPI. `--check` writes nothing, names what
// differs and exits 1.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import console from "node:console";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const prefix = "#/components/schemas/";
// Words of OpenAPI and of ours, which say nothing about what is valid.
const isForeign = (word) => word === "xml" || word === "example" || word.startsWith("x-");

/** `schema` without foreign words; references name the file beside it. Names of members are not words. */
function plain(schema) {
  if (Array.isArray(schema)) return schema.map(plain);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([word]) => !isForeign(word))
      .map(([word, value]) => [word, valueOf(word, value)]),
  );
}

function valueOf(word, value) {
  if (word === "$ref") return `${value.slice(prefix.length)}.schema.json`;
  if (word === "properties")
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
  return plain(value);
}

/** The request DTO of an operation: its parameters, then the members of its body. */
function requestSchema(operation, components) {
  const parameters = (operation.parameters ?? []).map((parameter) =>
    parameter.$ref === undefined ? parameter : components.parameters[parameter.$ref.split("/").at(-1)],
  );
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return {
    type: "object",
    ...(operation.summary === undefined ? {} : { description: operation.summary }),
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(
      parameters.map(({ name, description, schema }) => [
        name,
        { ...(description === undefined ? {} : { description }), ...schema },
      ]),
    ),
  };
}

/** Every file of one contract's `schemas`, by name. */
export function schemaFiles(contract) {
  const api = contract["x-standin-api"];
  const operations = Object.values(contract.paths).flatMap((path) => Object.values(path));
  const requests = operations
    .filter(({ operationId }) => operationId !== undefined)
    .map((operation) => [
      operation["x-standin-request"] ?? operation.operationId,
      requestSchema(operation, contract.components),
    ]);
  return new Map(
    [...requests, ...Object.entries(contract.components.schemas)].map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(
        {
          $schema: "https://json-schema.org/draft/2020-12/schema",
          $id: `https://standin.example/contracts/${api}/${name}.schema.json`,
          title: name,
          ...plain(schema),
        },
        null,
        2,
      )}\n`,
    ]),
  );
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Files that are not what the contract makes of them: written (or removed) unless `check`. */
function update(api, check) {
  const folder = join(root, "contracts", api, "schemas");
  const made = schemaFiles(parse(readFileSync(join(root, "contracts", api, "openapi.yaml"), "utf8")));
  mkdirSync(folder, { recursive: true });
  const surplus = readdirSync(folder).filter((name) => !made.has(name));
  const stale = [...made].filter(([name, text]) => read(join(folder, name)) !== text).map(([name]) => name);
  if (!check) {
    for (const name of surplus) rmSync(join(folder, name));
    for (const name of stale) writeFileSync(join(folder, name), made.get(name));
  }
  return [...surplus, ...stale].map((name) => relative(root, join(folder, name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check");
  const apis = readdirSync(join(root, "contracts"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const differing = apis.flatMap((api) => update(api, check));
  for (const file of differing) console.log(`${check ? "differs from its contract: " : "written: "}${file}`);
  if (check && differing.length > 0) process.exitCode = 1;
}

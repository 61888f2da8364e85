// Compiles the product's own schemas into a file, so that a start need not: see `src/contract/check/own-validator.ts`.
// Run by `npm run build`, behind the compiler.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, URL } from "node:url";
import standalone from "ajv/dist/standalone/index.js";
import { metaAjv, ownAjv } from "../dist/contract/check/ajv.js";
import { extensionPlaces } from "../dist/contract/check/extension-vocabulary.js";
import { hashOf } from "../dist/contract/check/own-validator.js";
import { dialects } from "../dist/contract/check/schema-keywords.js";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const schemas = {
  "contracts/extensions.schema.json": extensionPlaces.map((place) => `/$defs/${place}`),
  "fixtures/scenarios/scenario.schema.json": [""],
};
/** What people read of a schema decides nothing, and would be packed once for each place. */
const withoutDescriptions = (key, value) => (key === "description" && typeof value === "string" ? undefined : value);
const options = { code: { source: true, optimize: 1 } };

const hashes = {};
const parts = [];
for (const [path, pointers] of Object.entries(schemas)) {
  const text = readFileSync(at(path), "utf8");
  hashes[path] = hashOf(text);
  for (const pointer of pointers) {
    const ajv = ownAjv(options).addSchema(JSON.parse(text, withoutDescriptions), path);
    parts.push([`${path}#${pointer}`, standalone.default(ajv, ajv.compile({ $ref: `${path}#${pointer}` }))]);
  }
}
const meta = metaAjv(options);
parts.push(["meta", standalone.default(meta, meta.getSchema(dialects[0]))]);

const modules = parts.map(
  ([name, code]) => `get ${JSON.stringify(name)}() { const module = {}; ${code}; return module.exports; }`,
);
writeFileSync(
  at("dist/own-validators.cjs"),
  `exports.hashes = ${JSON.stringify(hashes)};\nexports.validators = {\n${modules.join(",\n")}\n};\n`,
);

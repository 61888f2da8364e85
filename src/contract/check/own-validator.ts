import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { ValidateFunction } from "ajv/dist/2020.js";
import { builtFile, productFile } from "../../product-file.ts";
import { metaSchema, ownAjv } from "./ajv.ts";

/** Validators that `npm run build` made beforehand: compiling them takes as long as all the rest of a start. */
interface BuiltValidators {
  /** By what they are asked for. */
  readonly validators: Readonly<Record<string, ValidateFunction | undefined>>;
  /** What the files of schemas were when they were compiled: path → hash. */
  readonly hashes: Readonly<Record<string, string | undefined>>;
}

/**
 * The validator of a schema in one of the product's own files. What was built before is used as long as the file is what it
 * was; without a build, as in tests, it is compiled.
 * @param path of the file, from the package's root
 * @param pointer to the schema inside; default: the whole
 */
export function ownValidator(path: string, pointer = ""): ValidateFunction {
  const text = readFileSync(productFile(path), "utf8");
  const { validators, hashes } = builtValidators();
  const built = hashes[path] === hashOf(text) ? validators[`${path}#${pointer}`] : undefined;
  return (
    built ??
    ownAjv()
      .addSchema(JSON.parse(text) as object, path)
      .compile({ $ref: `${path}#${pointer}` })
  );
}

/** What JSON Schema's schema of schemas says of a schema. */
export function metaValidator(): ValidateFunction {
  return builtValidators().validators["meta"] ?? metaSchema();
}

/** Tells whether a text is the same as another one. @public for scripts/own-validators.mjs */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

let known: BuiltValidators | undefined;

function builtValidators(): BuiltValidators {
  const file = fileURLToPath(builtFile("own-validators.cjs"));
  known ??= existsSync(file)
    ? (createRequire(import.meta.url)(file) as BuiltValidators)
    : { validators: {}, hashes: {} };
  return known;
}

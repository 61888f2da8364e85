import { createRequire } from "node:module";
import type { Ajv2020, Options, ValidateFunction } from "ajv/dist/2020.js";
import type * as AjvModule from "ajv/dist/2020.js";
import { matcherOf } from "../../pattern/matcher.ts";
import { teachUnevaluatedItems } from "./unevaluated-items.ts";
import { teachUniqueItems } from "./unique-items.ts";
import { teachFormats } from "./formats.ts";
import { dialects } from "./schema-keywords.ts";

/**
 * Ajv does not check the schemas themselves: those of contracts are checked by `SchemaStructure`, with better messages,
 * and the product's own by its tests.
 */
const unchecked = {
  allErrors: true,
  validateSchema: false,
  meta: false,
  logger: false,
  // Texts of requests and answers are held against patterns: in bounded time.
  code: { regExp: Object.assign((pattern: string, flags: string) => matcherOf(pattern, flags), { code: "matcherOf" }) },
} as const;

/**
 * Compiles the schemas of contracts (JSON Schema 2020-12), with every format of the OpenAPI registry.
 * `unevaluated`: some of them have an `unevaluated…` keyword; `allErrors`: the first error is not enough.
 */
export function contractAjv({ unevaluated = true, allErrors = true } = {}): Ajv2020 {
  const ajv = newAjv({
    ...unchecked,
    allErrors,
    unevaluated,
    // `SchemaStructure` tells of keywords that check nothing; a schema that has them is valid all the same.
    strict: false,
    allowMatchingProperties: true,
    // Hosts of some frameworks write NaN and infinities; whether they may is a matter of the format.
    strictNumbers: false,
    // Every object inherits a member `constructor`: what an answer leaves out is not there.
    ownProperties: true,
    code: { ...unchecked.code, optimize: false },
  });
  teachFormats(ajv);
  teachUniqueItems(ajv);
  if (unevaluated) teachUnevaluatedItems(ajv);
  return ajv;
}

/** Compiles the product's own schemas: of what people write in files, and send to the control interface. */
export function ownAjv(options: Options = {}): Ajv2020 {
  return newAjv({ ...unchecked, strict: false, verbose: true, ...options });
}

/** Knows JSON Schema's schema of schemas. @public for scripts/own-validators.mjs */
export function metaAjv(options: Options = {}): Ajv2020 {
  return newAjv({ allErrors: true, validateFormats: false, ...options });
}

/** Ajv is loaded when something is compiled: most starts compile nothing. */
function newAjv(options: Options): Ajv2020 {
  const { Ajv2020: Ajv } = createRequire(import.meta.url)("ajv/dist/2020.js") as typeof AjvModule;
  return new Ajv(options);
}

/** What JSON Schema's schema of schemas says of a schema. */
export function metaSchema(): ValidateFunction {
  const validate = metaAjv().getSchema(dialects[0]);
  if (validate === undefined) throw new Error("The meta-schema is missing.");
  return validate;
}

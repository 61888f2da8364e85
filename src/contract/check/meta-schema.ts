import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { dialects } from "./schema-keywords.ts";

let validate: ValidateFunction | undefined;

/** What JSON Schema's schema of schemas finds wrong with a schema. */
export function metaSchemaErrors(schema: unknown): readonly ErrorObject[] {
  validate ??= new Ajv2020({ allErrors: true, validateFormats: false }).getSchema(dialects[0]);
  if (validate === undefined) throw new Error("The meta-schema is missing.");
  return validate(schema) ? [] : (validate.errors ?? []);
}

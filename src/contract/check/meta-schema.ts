import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { metaSchema } from "./ajv.ts";

let validate: ValidateFunction | undefined;

/** What JSON Schema's schema of schemas finds wrong with a schema. */
export function metaSchemaErrors(schema: unknown): readonly ErrorObject[] {
  validate ??= metaSchema();
  return validate(schema) ? [] : (validate.errors ?? []);
}

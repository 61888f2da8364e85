import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { metaValidator } from "./own-validator.ts";

let validate: ValidateFunction | undefined;

/** What JSON Schema's schema of schemas finds wrong with a schema. */
export function metaSchemaErrors(schema: unknown): readonly ErrorObject[] {
  validate ??= metaValidator();
  return validate(schema) ? [] : (validate.errors ?? []);
}

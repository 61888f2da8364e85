import { Ajv2020 } from "ajv/dist/2020.js";
import { teachFormats } from "../../contract/check/formats.ts";
import type { Json } from "../json.ts";

let taught: Ajv2020["formats"] | undefined;

/** The formats that contracts are checked by. */
function formats(): Ajv2020["formats"] {
  if (taught === undefined) {
    const ajv = new Ajv2020({ validateSchema: false, meta: false, logger: false });
    teachFormats(ajv);
    taught = ajv.formats;
  }
  return taught;
}

/** Whether a format allows a value. One that is not known allows everything, and each allows what is not of its type. */
export function admitsFormat(format: string, value: Json): boolean {
  const table = formats();
  const rule = Object.hasOwn(table, format) ? table[format] : undefined;
  if (typeof rule === "string") return true;
  if (rule instanceof RegExp) return typeof value !== "string" || rule.test(value);
  if (typeof rule === "function") return typeof value !== "string" || rule(value);
  if (typeof rule !== "object" || rule.async === true) return true;
  const { validate, type } = rule;
  if (type === "number") {
    if (typeof value === "bigint") return admitsFormat(format, Number(value));
    return (
      typeof value !== "number" || typeof validate !== "function" || (validate as (number: number) => boolean)(value)
    );
  }
  if (typeof value !== "string") return true;
  if (validate instanceof RegExp) return validate.test(value);
  return typeof validate !== "function" || Boolean((validate as (text: string) => unknown)(value));
}

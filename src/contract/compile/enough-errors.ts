import { createRequire } from "node:module";
import type { Ajv2020 } from "ajv/dist/2020.js";
import type * as CodegenModule from "ajv/dist/compile/codegen/index.js";
import type names from "ajv/dist/compile/names.js";
import { processLimits } from "../../limits.ts";

/** The keyword of a schema that many items or members of one value are held to: at it, validation ends when there are errors enough. */
export const enough = "$enough";

/** There are more errors than anybody reads. Ajv copies all before for each that is added through a reference. */
export class EnoughErrors extends Error {}

/** Teaches a validator that lists all errors to end when there are enough. It ends with a throw of `EnoughErrors`. */
export function teachEnough(ajv: Ajv2020): void {
  if (ajv.opts.allErrors !== true) {
    ajv.addKeyword(enough);
    return;
  }
  const load = createRequire(import.meta.url);
  const { _ } = load("ajv/dist/compile/codegen/index.js") as typeof CodegenModule;
  const { errors } = (load("ajv/dist/compile/names.js") as typeof names).default;
  const end = (): never => {
    throw new EnoughErrors();
  };
  ajv.addKeyword({
    keyword: enough,
    schemaType: "boolean",
    post: true,
    code({ gen }) {
      gen.if(_`${errors} > ${processLimits.violations}`, _`${gen.scopeValue("func", { ref: end })}()`);
    },
  });
}

import { createRequire } from "node:module";
import type { Ajv2020, CodeKeywordDefinition } from "ajv/dist/2020.js";
import type * as CodegenModule from "ajv/dist/compile/codegen/index.js";

/**
 * Mends Ajv's `unevaluatedItems` (JSON Schema 2020-12, section 11.2): where an alternative has evaluated all items, Ajv knows it
 * as `true`, which counts as one when it is compared with a number of items; and where none has, as nothing at all.
 */
export function teachUnevaluatedItems(ajv: Ajv2020): void {
  const load = createRequire(import.meta.url);
  const { _, Name } = load("ajv/dist/compile/codegen/index.js") as typeof CodegenModule;
  const { default: own } = load("ajv/dist/vocabularies/unevaluated/unevaluatedItems.js") as {
    default: CodeKeywordDefinition;
  };
  const code: CodeKeywordDefinition["code"] = (context) => {
    const { gen, it } = context;
    const { items } = it;
    if (items instanceof Name) it.items = gen.const("evaluated", _`${items} === true ? Infinity : ${items} || 0`);
    own.code(context);
  };
  ajv.removeKeyword("unevaluatedItems");
  ajv.addKeyword({ ...own, code });
}

import { createRequire } from "node:module";
import type { Ajv2020, ErrorObject, KeywordCxt, Name, ValidateFunction } from "ajv/dist/2020.js";
import type * as CodegenModule from "ajv/dist/compile/codegen/index.js";
import type names from "ajv/dist/compile/names.js";
import type * as UtilModule from "ajv/dist/compile/util.js";
import type * as CodeModule from "ajv/dist/vocabularies/code.js";
import { workOnce } from "../model/slices.ts";

/** A schema that references lead to; its validator is made when a value first gets there. */
export class Target {
  /** The text of a `$ref` that leads here. */
  readonly reference: string;
  readonly #make: () => ValidateFunction;
  #made: ValidateFunction | undefined;

  constructor(reference: string, make: () => ValidateFunction) {
    this.reference = reference;
    this.#make = make;
  }

  /** @throws {NotYet} when others should have their turns before it is made */
  get validate(): ValidateFunction {
    return (this.#made ??= workOnce(this.#make));
  }
}

/**
 * Teaches a validator `$ref` whose schema is compiled when a value first gets there: Ajv's own compiles all that a schema leads
 * to before the first value, which for the largest documents holds up everybody else. Violations behind it are added to those
 * before; Ajv copies these for each.
 * @param targets by their references
 */
export function teachLazyReferences(ajv: Ajv2020, targets: ReadonlyMap<string, Target>): void {
  const load = createRequire(import.meta.url);
  const { _, nil } = load("ajv/dist/compile/codegen/index.js") as typeof CodegenModule;
  const { callValidateCode } = load("ajv/dist/vocabularies/code.js") as typeof CodeModule;
  const { vErrors, errors } = (load("ajv/dist/compile/names.js") as typeof names).default;
  ajv.removeKeyword("$ref");
  ajv.addKeyword({
    keyword: "$ref",
    schemaType: "string",
    // Where Ajv's own stands: what it finds is told first.
    before: "const",
    code(context) {
      const { gen } = context;
      const target = gen.scopeValue("wrapper", { ref: targets.get(context.schema as string) });
      const validate = gen.const("referred", _`${target}.validate`);
      const addFound = (): void => {
        gen.assign(vErrors, _`${gen.scopeValue("func", { ref: together })}(${vErrors}, ${validate}.errors)`);
        gen.assign(errors, _`${vErrors}.length`);
      };
      context.result(callValidateCode(context, validate, nil), () => addEvaluated(context, validate), addFound);
    },
  });
}

function together(before: ErrorObject[] | null, found: ErrorObject[]): ErrorObject[] {
  if (before === null) return found;
  for (const error of found) before.push(error);
  return before;
}

/** What the schema behind the reference has evaluated counts for the one that refers to it (JSON Schema 2020-12, section 11). */
function addEvaluated({ gen, it }: KeywordCxt, validate: Name): void {
  if (it.opts.unevaluated !== true) return;
  const load = createRequire(import.meta.url);
  const { _, Name: dynamic } = load("ajv/dist/compile/codegen/index.js") as typeof CodegenModule;
  const { mergeEvaluated } = load("ajv/dist/compile/util.js") as typeof UtilModule;
  const { props, items } = it;
  if (props !== true) {
    // Ajv adds to what it merges, and those of a schema whose members are all named belong to its validator.
    const own = _`${gen.scopeValue("func", { ref: copied })}(${validate}.evaluated.props)`;
    it.props = mergeEvaluated.props(gen, gen.var("props", own), props, dynamic);
  }
  if (items !== true)
    it.items = mergeEvaluated.items(gen, gen.var("items", _`${validate}.evaluated.items`), items, dynamic);
}

function copied<Names>(names: Names): Names {
  return typeof names === "object" ? { ...names } : names;
}

import type { Ajv2020, AnySchemaObject, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import type { Violation } from "../model/contract.ts";
import { contractAjv } from "../check/ajv.ts";
import { formatsKnown } from "../check/formats.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";
import { schemaKeywords } from "../check/schema-keywords.ts";
import { wordsOf } from "../check/schema-words.ts";

export type Validator = (json: unknown) => readonly Violation[];

/**
 * Validators of the schemas in a contract, JSON Schema 2020-12. Each schema that is referred to becomes one of its own,
 * so that recursive ones and other files need no care. Code is generated when a validator is first used: a contract
 * with thousands of schemas starts at once. `SchemaStructure` has let through only what can be compiled.
 */
export class BodySchemas {
  readonly #references: References;
  readonly #ids = new Map<string, string>();
  readonly #copies: AnySchemaObject[] = [];
  /** Whether a schema asks which members or items others have evaluated: only then Ajv has to keep track of them. */
  #unevaluated = false;
  #compiler: Ajv2020 | undefined;

  constructor(references: References) {
    this.#references = references;
  }

  validator(schema: Part): Validator {
    const id = this.#register(schema);
    let validate: ValidateFunction | undefined;
    return (json) => {
      validate ??= this.#ajv().getSchema(id);
      if (validate === undefined) throw new Error(`The schema at ${schema.pointer} was not compiled.`);
      return violationsOf(validate, json, schema);
    };
  }

  /** Made when the first validator is used: until then every schema of the contract has been seen. */
  #ajv(): Ajv2020 {
    if (this.#compiler === undefined) {
      this.#compiler = contractAjv({ unevaluated: this.#unevaluated });
      this.#compiler.addSchema(this.#copies);
    }
    return this.#compiler;
  }

  #register(part: Part): string {
    const known = this.#ids.get(part.id);
    if (known !== undefined) return known;
    const id = `schema-${this.#ids.size}`;
    this.#ids.set(part.id, id);
    const copy = this.#copy(part);
    this.#copies.push(typeof copy === "object" ? { ...copy, $id: id } : { $id: id, allOf: [copy] });
    this.#compiler = undefined;
    return id;
  }

  /** The schema without remarks and extensions, its references turned to the copies of what they point at. */
  #copy(part: Part): boolean | Record<string, unknown> {
    if (part.flag !== undefined) return part.flag;
    const copy: Record<string, unknown> = {};
    for (const [keyword, child] of part.entries()) {
      this.#unevaluated ||= keyword.startsWith("unevaluated");
      switch (Object.hasOwn(schemaKeywords, keyword) ? schemaKeywords[keyword] : undefined) {
        case "schema":
          copy[keyword] = this.#copy(child);
          break;
        case "schemas":
          copy[keyword] = child.items().map((item) => this.#copy(item));
          break;
        case "schemaMap":
          if (keyword !== "$defs")
            copy[keyword] = Object.fromEntries(child.entries().map(([key, item]) => [key, this.#copy(item)]));
          break;
        case "value":
          if (keyword === "$ref") copy[keyword] = this.#reference(part);
          else if (keyword !== "format" || formatsKnown.includes(child.text ?? "")) copy[keyword] = child.value;
          break;
        case "remark":
        case undefined:
      }
    }
    return withPatternsApart(copy);
  }

  #reference(part: Part): string {
    const target = this.#references.target(part);
    if (target === undefined) throw new Error(`The reference at ${part.pointer} was not checked.`);
    return this.#register(target);
  }
}

/** What the members of an object are checked by, each in view of the others. */
const memberKeywords = ["properties", "patternProperties", "additionalProperties"];

/**
 * `patternProperties` and the keywords that it belongs with as a schema of their own under `allOf`, which means the same.
 * Beside `if`, `anyOf` or `dependentSchemas`, Ajv 8 generates code for it that throws when it keeps track of what is evaluated.
 */
function withPatternsApart(schema: Record<string, unknown>): Record<string, unknown> {
  if (!Object.hasOwn(schema, "patternProperties")) return schema;
  const isOfMembers = ([keyword]: [string, unknown]): boolean => memberKeywords.includes(keyword);
  const entries = Object.entries(schema);
  const { allOf = [], ...others } = Object.fromEntries(entries.filter((entry) => !isOfMembers(entry)));
  return { ...others, allOf: [...(allOf as unknown[]), Object.fromEntries(entries.filter(isOfMembers))] };
}

/** A validator that throws has not judged the value: that is a violation too, so that nothing passes unchecked. */
function violationsOf(validate: ValidateFunction, json: unknown, schema: Part): readonly Violation[] {
  try {
    return validate(json) ? [] : (validate.errors ?? []).map(violationOf);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `could not be checked: the validator of the schema at ${schema.pointer} failed (${why})`;
    return [{ pointer: "", keyword: "$schema", message }];
  }
}

function violationOf(error: ErrorObject): Violation {
  return { pointer: error.instancePath, keyword: error.keyword, message: wordsOf(error) };
}

import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
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
 * so that recursive ones and other files need no care. It is copied, and code is generated, when a validator is first used: a contract
 * with thousands of schemas starts at once. `SchemaStructure` has let through only what can be compiled.
 */
export class BodySchemas {
  readonly #references: References;
  readonly #ids = new Map<string, string>();
  readonly #waiting: { readonly id: string; readonly part: Part }[] = [];
  readonly #ajv = contractAjv();

  constructor(references: References) {
    this.#references = references;
  }

  validator(schema: Part): Validator {
    let validate: ValidateFunction | undefined;
    return (json) => {
      validate ??= this.#ajv.getSchema(this.#register(schema));
      if (validate === undefined) throw new Error(`The schema at ${schema.pointer} was not compiled.`);
      return validate(json) ? [] : (validate.errors ?? []).map(violationOf);
    };
  }

  #register(part: Part): string {
    const known = this.#ids.get(part.id);
    if (known !== undefined) return known;
    const id = `schema-${this.#ids.size}`;
    this.#ids.set(part.id, id);
    if (this.#waiting.push({ id, part }) === 1) this.#addWaiting();
    return id;
  }

  /** One after the other: chains of references may be longer than calls can be nested. */
  #addWaiting(): void {
    // The list grows while it is gone through.
    for (const { id, part } of this.#waiting) {
      const copy = this.#copy(part);
      this.#ajv.addSchema(typeof copy === "object" ? { ...copy, $id: id } : { $id: id, allOf: [copy] });
    }
    this.#waiting.length = 0;
  }

  /** The schema without remarks and extensions, its references turned to the copies of what they point at. */
  #copy(part: Part): boolean | Record<string, unknown> {
    if (part.flag !== undefined) return part.flag;
    const copy: Record<string, unknown> = {};
    for (const [keyword, child] of part.entries()) {
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
    return copy;
  }

  #reference(part: Part): string {
    const target = this.#references.target(part);
    if (target === undefined) throw new Error(`The reference at ${part.pointer} was not checked.`);
    return this.#register(target);
  }
}

function violationOf(error: ErrorObject): Violation {
  return { pointer: error.instancePath, keyword: error.keyword, message: wordsOf(error) };
}

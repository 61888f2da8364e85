import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { Undecided } from "../../pattern/matcher.ts";
import type { Violation } from "../model/contract.ts";
import { undecided } from "../model/violation.ts";
import { contractAjv } from "../check/ajv.ts";
import { formatsKnown } from "../check/formats.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";
import { inPlaceKeywords, kindOfKeyword } from "../check/schema-keywords.ts";
import { enough, EnoughErrors, teachEnough } from "./enough-errors.ts";
import { counted, Steps } from "./validation-steps.ts";
import { wordsOf } from "../check/schema-words.ts";
import { facetsAbout, isHidden, type Way } from "./one-way.ts";

export type Validator = (json: unknown) => readonly Violation[];

/**
 * Validators of the schemas in a contract, JSON Schema 2020-12. Each schema that is referred to becomes one of its own,
 * so that recursive ones and other files need no care. It is copied, and code is generated, when a validator is first used: a contract
 * with thousands of schemas starts at once. `SchemaStructure` has let through only what can be compiled.
 */
export class BodySchemas {
  readonly #references: References;
  readonly #ids = new Map<string, string>();
  readonly #waiting: { readonly id: string; readonly part: Part; readonly about: Going }[] = [];
  readonly #unevaluated: boolean;
  #made: Ajv2020 | undefined;
  readonly #allErrors: boolean;
  #quick: BodySchemas | undefined;
  readonly #steps = new Steps();

  /**
   * @param unevaluated whether any schema asks which members or items others have evaluated: only then Ajv keeps track of them
   * @param allErrors whether the first violation of a value is not enough
   */
  constructor(references: References, unevaluated: boolean, allErrors = true) {
    this.#unevaluated = unevaluated;
    this.#references = references;
    this.#allErrors = allErrors;
  }

  get #ajv(): Ajv2020 {
    return (this.#made ??= this.#newAjv());
  }

  #newAjv(): Ajv2020 {
    const ajv = contractAjv({ unevaluated: this.#unevaluated, allErrors: this.#allErrors });
    teachEnough(ajv);
    ajv.addKeyword({
      keyword: counted,
      schemaType: "boolean",
      errors: false,
      validate: () => this.#steps.take(),
    });
    return ajv;
  }

  /** @param way which way the values go: members that do not go it are not required */
  validator(schema: Part, way: Way): Validator {
    let validate: ValidateFunction | undefined;
    return (json) => {
      validate ??= this.#ajv.getSchema(this.#register(schema, { way, hidden: [] }));
      if (validate === undefined) throw new Error(`The schema at ${schema.pointer} was not compiled.`);
      this.#steps.begin(json, schema);
      try {
        return violationsOf(validate, json, schema);
      } catch (error) {
        if (!(error instanceof EnoughErrors)) throw error;
        return this.#first(schema, way)(json);
      }
    };
  }

  /** The first violation alone. Errors that were counted may be those of choices that the value need not fit. */
  #first(schema: Part, way: Way): Validator {
    this.#quick ??= new BodySchemas(this.#references, this.#unevaluated, false);
    return this.#quick.validator(schema, way);
  }

  #register(part: Part, about: Going): string {
    const key = JSON.stringify([part.id, about.way, about.hidden]);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = `schema-${this.#ids.size}`;
    this.#ids.set(key, id);
    if (this.#waiting.push({ id, part, about }) === 1) this.#addWaiting();
    return id;
  }

  /** One after the other: chains of references may be longer than calls can be nested. */
  #addWaiting(): void {
    // The list grows while it is gone through.
    for (const { id, part, about } of this.#waiting) {
      const copy = this.#copy(part, about);
      this.#ajv.addSchema(
        typeof copy === "object" ? { ...copy, $id: id, [counted]: true } : { $id: id, allOf: [copy] },
      );
    }
    this.#waiting.length = 0;
  }

  /** The schema without remarks and extensions, its references turned to the copies of what they point at. */
  #copy(part: Part, given: Going): boolean | Record<string, unknown> {
    if (part.flag !== undefined) return part.flag;
    const here = this.#hiddenIn(part, given);
    const copy: Record<string, unknown> = {};
    for (const [keyword, child] of part.entries()) {
      const inner = inPlaceKeywords.includes(keyword) ? here : { way: given.way, hidden: [] };
      switch (kindOfKeyword(keyword)) {
        case "schema":
          copy[keyword] = many.has(keyword) ? bounded(this.#copy(child, inner)) : this.#copy(child, inner);
          break;
        case "schemas":
          copy[chosenBy(keyword, part)] = child.items().map((item) => this.#copy(item, inner));
          break;
        case "schemaMap":
          if (keyword !== "$defs")
            copy[keyword] = Object.fromEntries(
              child.entries().map(([key, item]) => {
                const own = this.#copy(item, inner);
                return [key, many.has(keyword) ? bounded(own) : own];
              }),
            );
          break;
        case "value":
          copy[keyword] = this.#value(keyword, part, child, here);
          break;
        case "remark":
        case undefined:
      }
    }
    // Where nothing is allowed, each of them is an error of this schema.
    if (Object.entries(copy).some(([keyword, inner]) => inner === false && many.has(keyword))) copy[enough] = true;
    return withPatternsApart(copy);
  }

  #value(keyword: string, part: Part, child: Part, about: Going): unknown {
    if (keyword === "$ref") return this.#reference(part, about);
    if (keyword === "required") return child.texts().filter((name) => !about.hidden.includes(name));
    return keyword !== "format" || formatsKnown.includes(child.text ?? "") ? child.value : undefined;
  }

  /** The members of a schema's values that do not go this way, together with those that a schema around it names. */
  #hiddenIn(part: Part, { way, hidden }: Going): Going {
    const asks = ["required", ...inPlaceKeywords, "$ref"].some((keyword) => part.has(keyword));
    if (!asks) return { way, hidden };
    const properties = facetsAbout(part, this.#references).flatMap((facet) => facet.get("properties")?.entries() ?? []);
    const own = properties.filter(([, property]) => isHidden(property, way, this.#references)).map(([name]) => name);
    return { way, hidden: own.length === 0 ? hidden : [...new Set([...hidden, ...own])].sort() };
  }

  #reference(part: Part, about: Going): string | undefined {
    const target = this.#references.target(part);
    // What is not followed allows anything; the check has said so.
    if (target === undefined) return undefined;
    return this.#register(target, about);
  }
}

/**
 * Where a discriminator decides, several choices may fit one value: they are told apart by its word, not by who else fits
 * (OpenAPI 3.1, section 4.8.25). The keyword becomes `anyOf`, unless there is one already.
 */
function chosenBy(keyword: string, part: Part): string {
  return keyword === "oneOf" && part.has("discriminator") && !part.has("anyOf") ? "anyOf" : keyword;
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

/** Keywords whose schemas any number of items or members of one value are held to. */
const many: ReadonlySet<string> = new Set([
  "items",
  "contains",
  "additionalProperties",
  "patternProperties",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
]);

function bounded(schema: boolean | Record<string, unknown>): boolean | Record<string, unknown> {
  return typeof schema === "object" ? { ...schema, [enough]: true } : schema;
}

/**
 * A validator that throws has not judged the value: that is a violation too, so that nothing passes unchecked.
 * @throws {EnoughErrors} where there are too many to be listed
 */
function violationsOf(validate: ValidateFunction, json: unknown, schema: Part): readonly Violation[] {
  try {
    return validate(json) ? [] : (validate.errors ?? []).map(violationOf);
  } catch (error) {
    if (error instanceof EnoughErrors) throw error;
    if (error instanceof Undecided) return [{ pointer: "", keyword: undecided, message: error.message }];
    const why = error instanceof Error ? error.message : String(error);
    const message = `could not be checked: the validator of the schema at ${schema.pointer} failed (${why})`;
    return [{ pointer: "", keyword: "$schema", message }];
  }
}

/** Which way a schema's values go, and which of their members do not go that way. */
interface Going {
  readonly way: Way;
  readonly hidden: readonly string[];
}

function violationOf(error: ErrorObject): Violation {
  const { instancePath: pointer, keyword, params } = error;
  const missing: unknown = keyword === "required" ? params["missingProperty"] : undefined;
  return { pointer, keyword, message: wordsOf(error), ...(typeof missing === "string" ? { missing } : {}) };
}

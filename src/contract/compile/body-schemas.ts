import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { Undecided } from "../../pattern/matcher.ts";
import { NotYet } from "../model/slices.ts";
import type { Violation } from "../model/contract.ts";
import { undecided } from "../model/violation.ts";
import { contractAjv } from "../check/ajv.ts";
import { Target, teachLazyReferences } from "../check/lazy-references.ts";
import { formatsKnown } from "../check/formats.ts";
import type { Part } from "../../source/part.ts";
import { choiceDiscriminator } from "../check/choice-discriminator.ts";
import type { References } from "../check/references.ts";
import { scalarCheck, type ScalarTest } from "../check/scalar-tests.ts";
import { inPlaceKeywords, kindOfKeyword } from "../check/schema-keywords.ts";
import { enough, EnoughErrors, teachEnough } from "./enough-errors.ts";
import { counted, Steps } from "./validation-steps.ts";
import { wordsOf } from "../check/schema-words.ts";
import { hiddenMembers, type Way } from "./one-way.ts";

export type Validator = (json: unknown) => readonly Violation[];

/**
 * Validators of the schemas in a contract, JSON Schema 2020-12. Each schema that is referred to becomes one of its own,
 * so that recursive ones and other files need no care. It is copied, and code is generated, when a value first gets there: a contract
 * with thousands of schemas starts at once, and so does its first answer. `SchemaStructure` has let through only what can be compiled.
 */
export class BodySchemas {
  readonly #references: References;
  readonly #targets = new Map<string, Target>();
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
    teachLazyReferences(ajv, this.#targets);
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
    let target: Target | undefined;
    let surely: ScalarTest | undefined;
    return (json) => {
      // For most texts and numbers nothing need be compiled.
      if (isScalar(json) && (surely ??= scalarCheck(schema))(json)) return [];
      target ??= this.#target(schema, { way, hidden: [] });
      this.#steps.begin(json, schema);
      try {
        return violationsOf(target, json, schema);
      } catch (error) {
        if (!(error instanceof EnoughErrors)) throw error;
        return this.#first(schema, way)(json).slice(0, 1);
      }
    };
  }

  /** The first violation alone. Errors that were counted may be those of choices that the value need not fit. */
  #first(schema: Part, way: Way): Validator {
    this.#quick ??= new BodySchemas(this.#references, this.#unevaluated, false);
    return this.#quick.validator(schema, way);
  }

  /** A schema as it is for values that go this way. */
  #target(part: Part, about: Going): Target {
    const reference = JSON.stringify([part.id, about.way, about.hidden]);
    const known = this.#targets.get(reference);
    if (known !== undefined) return known;
    const target = new Target(reference, () => this.#compiled(part, about));
    this.#targets.set(reference, target);
    return target;
  }

  #compiled(part: Part, about: Going): ValidateFunction {
    const copy = this.#copy(part, about);
    return this.#ajv.compile(typeof copy === "object" ? { ...copy, [counted]: true } : { allOf: [copy] });
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
          copy[this.#chosenBy(keyword, part, given.way)] = child.items().map((item) => this.#copy(item, inner));
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
    const own = hiddenMembers(part, way, this.#references);
    return { way, hidden: own.length === 0 ? hidden : [...new Set([...hidden, ...own])].sort() };
  }

  /**
   * Where a discriminator decides, several choices may fit one value: they are told apart by its word, not by who else fits
   * (OpenAPI 3.1, section 4.8.25). So may they where what tells them apart does not go this way. The keyword becomes `anyOf`,
   * unless there is one already.
   */
  #chosenBy(keyword: string, part: Part, way: Way): string {
    if (keyword !== "oneOf" || part.has("anyOf")) return keyword;
    const mayOverlap =
      choiceDiscriminator(part, this.#references) !== undefined ||
      part
        .get("oneOf")
        ?.items()
        .some((item) => hiddenMembers(item, way, this.#references).length > 0);
    return mayOverlap === true ? "anyOf" : keyword;
  }

  #reference(part: Part, about: Going): string | undefined {
    const target = this.#references.target(part);
    // What is not followed allows anything; the check has said so.
    return target && this.#target(target, about).reference;
  }
}

function isScalar(json: unknown): boolean {
  return typeof json === "string" || typeof json === "number" || typeof json === "boolean";
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
 * @throws {NotYet} when others should have their turns before it is compiled
 */
function violationsOf(target: Target, json: unknown, schema: Part): readonly Violation[] {
  try {
    const { validate } = target;
    return validate(json) ? [] : (validate.errors ?? []).map(violationOf);
  } catch (error) {
    if (error instanceof EnoughErrors || error instanceof NotYet) throw error;
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

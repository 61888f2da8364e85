import type { ErrorObject } from "ajv/dist/2020.js";
import { kindOf, shown } from "../../source/kind-of.ts";
import { didYouMean } from "../../source/nearest.ts";
import { pointerTo } from "../../source/pointer.ts";
import { wordsOf } from "./schema-words.ts";

/** What is wrong with something that a person wrote, as one of the product's own schemas finds it. */
export interface SchemaProblem {
  /** JSON pointer to what is wrong. */
  readonly pointer: string;
  readonly found: string;
  readonly cure: string;
}

/** What the words depend on beside the error. */
export interface Telling {
  /** The page that shows an example. */
  readonly docs: string;
  /** Values are not shown: they may be secrets. */
  readonly secret?: boolean;
}

type Words = Omit<SchemaProblem, "pointer">;

/** The errors of a schema of `ownAjv` in words, without those that only repeat another one. */
export function schemaProblems(errors: readonly ErrorObject[], telling: Telling): readonly SchemaProblem[] {
  const relevant = errors.filter(isRelevant);
  // What is of another kind altogether lacks no member.
  const misfits = new Set(relevant.flatMap(({ keyword, instancePath }) => (keyword === "type" ? [instancePath] : [])));
  const told = relevant.filter(
    ({ keyword, instancePath }) => !(/^(?:oneOf|anyOf)$/.test(keyword) && misfits.has(instancePath)),
  );
  return told.map((error) => {
    if (error.keyword !== "additionalProperties") return { pointer: error.instancePath, ...wordsFor(error, telling) };
    const name = String(paramsOf(error)["additionalProperty"]);
    return { pointer: pointerTo(error.instancePath, name), ...unknownMember(name, schemaOf(error)) };
  });
}

/** The branches of a choice, and the condition of a condition, say less than the choice and the consequence. */
function isRelevant({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword !== "if" && !/\/(oneOf|anyOf)\/\d/.test(schemaPath);
}

function wordsFor(error: ErrorObject, { docs, secret = false }: Telling): Words {
  const params = paramsOf(error);
  const value = secret ? "this" : shown(error.data);
  switch (error.keyword) {
    case "required":
    case "dependentRequired":
      return {
        found: `"${String(params["missingProperty"])}" is missing here`,
        cure: `add it; ${docs} shows an example`,
      };
    case "enum":
      return noWord(error.data, value, (params["allowedValues"] as unknown[]).map(String));
    case "type": {
      const kinds = [params["type"]].flat().map((kind) => kindWords[String(kind)] ?? String(kind));
      const given = secret ? kindOf(error.data) : value;
      return { found: `this is ${given}; expected ${kinds.join(" or ")}`, cure: `${docs} shows an example` };
    }
    case "pattern":
      return misspelt(value, schemaOf(error), String(params["pattern"]), docs);
    case "maxProperties":
      if (params["limit"] !== 1) break;
      return {
        found: `${Object.keys(error.data as object).join(" and ")} are given together; only one is allowed`,
        cure: "keep one of them",
      };
    case "oneOf":
    case "anyOf": {
      const names = (error.schema as readonly Schema[]).flatMap(({ required = [] }) => required);
      if (names.length === 0) break;
      const how = error.keyword === "oneOf" ? "exactly one" : "one or more";
      return { found: `${how} of ${names.join(", ")} is required here`, cure: `write ${how} of them` };
    }
  }
  return { found: `${value} is not valid here: it ${wordsOf(error)}`, cure: `${docs} shows an example` };
}

/** The types of JSON Schema, as a person says them. */
const kindWords: Readonly<Record<string, string>> = {
  object: "members (NAME: VALUE)",
  array: "a list",
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  null: "null",
};

function unknownMember(name: string, schema: Schema | undefined): Words {
  const known = Object.keys(schema?.properties ?? {});
  return {
    found: `there is no "${name}" here`,
    cure: didYouMean(name, known) ?? `remove it; allowed here: ${known.join(", ")}`,
  };
}

function noWord(data: unknown, value: string, words: readonly string[]): Words {
  return {
    found: `${value} is not one of ${words.join(", ")}`,
    cure: didYouMean(String(data), words) ?? "write one of these",
  };
}

/** A schema with a pattern says in `title` what it stands for, and shows one in `examples`. */
function misspelt(value: string, schema: Schema | undefined, pattern: string, docs: string): Words {
  const [example] = schema?.examples ?? [];
  return {
    found: `${value} is not ${schema?.title ?? `of the form ${pattern}`}`,
    cure: example === undefined ? `${docs} shows an example` : `write it like ${example}`,
  };
}

/** What the words read in a schema. */
interface Schema {
  readonly title?: string;
  readonly examples?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: object;
}

/** The schema whose keyword found the error; the product's own schemas have these keywords in their right forms. */
function schemaOf({ parentSchema }: ErrorObject): Schema | undefined {
  return parentSchema as Schema | undefined;
}

function paramsOf({ params }: ErrorObject): Readonly<Record<string, unknown>> {
  return params as Readonly<Record<string, unknown>>;
}

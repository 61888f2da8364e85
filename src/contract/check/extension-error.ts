import type { ErrorObject } from "ajv/dist/2020.js";
import { shown } from "../../source/kind-of.ts";
import { nearestName } from "../../source/nearest.ts";
import type { Part } from "../../source/part.ts";
import { wordsOf } from "./schema-words.ts";
import { descend } from "./schema-structure.ts";

interface Description {
  readonly at: Part;
  readonly found: string;
  readonly cure: string;
}

/** Leaves out what only repeats another error: the branches of a choice, and the conditions of a condition. */
export function relevantErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  return errors.filter(({ keyword, schemaPath }) => keyword !== "if" && !/\/(oneOf|anyOf)\/\d/.test(schemaPath));
}

/** An error of the extensions' schema, as a problem of the object that carries them. */
export function describeError(error: ErrorObject, part: Part): Description {
  const params = error.params as Readonly<Record<string, unknown>>;
  const at = descend(part, error.instancePath);
  switch (error.keyword) {
    case "additionalProperties":
      return strange(at, String(params["additionalProperty"]), error.parentSchema);
    case "required":
    case "dependentRequired":
      return {
        at,
        found: `\`${String(params["missingProperty"])}\` is missing here`,
        cure: "add it; docs/extensions.md shows an example",
      };
    case "enum":
      return noWord(at, (params["allowedValues"] as unknown[]).map(String));
    case "maxProperties":
      return {
        at,
        found: `${Object.keys(at.record ?? {}).join(" and ")} stand here, and only one may`,
        cure: "keep one of them",
      };
    case "oneOf":
      return choice(at, error.schema);
    default:
      return {
        at,
        found: `${shown(at.value)} does not fit here: it ${wordsOf(error)}`,
        cure: "docs/extensions.md shows an example",
      };
  }
}

function strange(at: Part, name: string, schema: unknown): Description {
  const known = Object.keys((schema as { readonly properties?: object } | undefined)?.properties ?? {});
  const near = nearestName(name, known);
  const cure = near === undefined ? `remove it; ${known.join(", ")} may stand here` : `did you mean \`${near}\`?`;
  return { at: at.get(name) ?? at, found: `\`${name}\` has no meaning here`, cure };
}

function noWord(at: Part, words: readonly string[]): Description {
  const near = nearestName(String(at.value), words);
  return {
    at,
    found: `${shown(at.value)} is none of ${words.join(", ")}`,
    cure: near === undefined ? "write one of these" : `did you mean "${near}"?`,
  };
}

function choice(at: Part, alternatives: unknown): Description {
  const names = (alternatives as readonly { readonly required?: readonly string[] }[]).flatMap(
    (one) => one.required ?? [],
  );
  return { at, found: `not exactly one of ${names.join(", ")} stands here`, cure: "write exactly one of them" };
}

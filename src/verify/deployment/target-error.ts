import type { ErrorObject } from "ajv/dist/2020.js";
import { kindOf } from "../../source/kind-of.ts";
import { nearestName } from "../../source/nearest.ts";
import { pointerTo } from "../../source/pointer.ts";

/** What is wrong at a place of a target file. */
interface Described {
  readonly pointer: string;
  readonly found: string;
  readonly cure: string;
}

/** An error of a target file's schema, without the value: it may be a secret. */
export function describeTargetError({
  keyword,
  params,
  instancePath,
  message,
  parentSchema,
  data,
}: ErrorObject): Described {
  const said = params as Readonly<Record<string, unknown>>;
  const pointer = instancePath;
  switch (keyword) {
    case "additionalProperties":
      return unknown(pointer, String(said["additionalProperty"]), parentSchema);
    case "type":
      return pointer === ""
        ? { pointer, found: `this is ${kindOf(data)}, and a target file has members`, cure: "write url: https://…" }
        : { pointer, found: `the value ${message ?? "is not allowed"}`, cure: example };
    case "oneOf":
      return {
        pointer,
        found: "the identity has none or several ways to log in",
        cure: "give it one of basic, bearer, headers, login",
      };
    case "pattern":
      return pointer.endsWith("/url")
        ? {
            pointer,
            found: "the url is none of http or https, or has a name and password in it",
            cure: "write https://HOST/PATH, and put names and passwords under identities",
          }
        : { pointer, found: `the text does not match ${String(said["pattern"])}`, cure: example };
    case "required":
      return { pointer, found: `"${String(said["missingProperty"])}" is missing`, cure: "add it" };
    default:
      return { pointer, found: `the value ${message ?? "is not allowed"}`, cure: example };
  }
}

const example = "see docs/verify.md for an example";

function unknown(pointer: string, name: string, schema: object | undefined): Described {
  const known = Object.keys((schema as { readonly properties?: object } | undefined)?.properties ?? {});
  const near = nearestName(name, known);
  return {
    pointer: pointerTo(pointer, name),
    found: `there is an unknown member "${name}"`,
    cure: near === undefined ? `remove it; ${known.join(", ")} may stand here` : `did you mean "${near}"?`,
  };
}

import type { SecurityAlternative, SecurityScheme } from "../model/contract.ts";
import type { Part } from "../../source/part.ts";
import type { Workshop } from "./workshop.ts";

/** The ways to log in that a document defines, by name. */
export function schemesOf({ root, references }: Workshop): ReadonlyMap<string, SecurityScheme> {
  const schemes = root.at("components", "securitySchemes")?.entries() ?? [];
  return new Map(schemes.map(([name, part]) => [name, schemeOf(name, references.follow(part))]));
}

function schemeOf(name: string, part: Part | undefined): SecurityScheme {
  const type = part?.get("type")?.text;
  const word = wordOf(type, part?.get("scheme")?.text);
  if (type === "apiKey") {
    const at = Object.freeze({ in: part?.get("in")?.text ?? "", name: part?.get("name")?.text ?? "" });
    return Object.freeze({ name, kind: "apiKey", at, word });
  }
  const known = word?.toLowerCase();
  return Object.freeze({ name, kind: known === "basic" || known === "bearer" ? known : "other", at: undefined, word });
}

/** The word before credentials in `Authorization`: tokens of OAuth 2 and OpenID Connect come as bearer tokens (RFC 6750). */
function wordOf(type: string | undefined, scheme: string | undefined): string | undefined {
  if (type === "oauth2" || type === "openIdConnect") return "Bearer";
  if (type !== "http") return undefined;
  const word = scheme ?? "Bearer";
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The alternatives of an operation, else those of the document. One that asks for nothing makes all others needless. */
export function securityOf(operation: Part, { root }: Workshop): readonly SecurityAlternative[] {
  const alternatives = (operation.get("security") ?? root.get("security"))?.items() ?? [];
  if (alternatives.some((alternative) => alternative.entries().length === 0)) return Object.freeze([]);
  return Object.freeze(alternatives.map(alternativeOf));
}

function alternativeOf(alternative: Part): SecurityAlternative {
  const demands = alternative
    .entries()
    .map(([scheme, roles]) => Object.freeze({ scheme, roles: Object.freeze(roles.texts()) }));
  return Object.freeze({
    demands: Object.freeze(demands),
    roles: Object.freeze(demands.flatMap(({ roles }) => roles)),
  });
}

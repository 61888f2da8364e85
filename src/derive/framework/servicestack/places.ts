import type { WeighedMember } from "../../weigh/weighed.ts";

/** Where a member of the request travels. */
export type Place = "path" | "query" | "body" | "header" | "cookie";

/**
 * The place of a request's member for one method and path. A route variable is in the path whatever the table says; a method
 * without a body has the query only; a stated `query` stays there with every method.
 */
export function placeOf(
  member: WeighedMember,
  codeName: string,
  method: string,
  path: string,
): { place: Place; isRule: boolean } {
  const variables = variablesOf(path).map((name) => name.toLowerCase());
  const names = [codeName, member.spelled, member.key].map((name) => name.toLowerCase());
  if (names.some((name) => variables.includes(name))) return { place: "path", isRule: member.place?.value !== "path" };
  const stated = member.place?.value.toLowerCase();
  const hasBody = method === "POST" || method === "PUT" || method === "PATCH";
  if (stated === "header" || stated === "cookie") return { place: stated, isRule: false };
  if (!hasBody) return { place: "query", isRule: stated !== "query" };
  const isAttributed = member.attributes.some(({ name, args }) => name === "ApiMember" && args.has("ParameterType"));
  if (stated === "query" && isAttributed) return { place: "query", isRule: false };
  return { place: "body", isRule: stated !== "body" };
}

/** The names of a route's variables: `{Id}`, `{Path*}`. */
export function variablesOf(path: string): string[] {
  return [...path.slice(0, 2000).matchAll(/\{([^{}/]{1,100})\}/g)].map(([, name = ""]) => name.replace(/\*$/, ""));
}

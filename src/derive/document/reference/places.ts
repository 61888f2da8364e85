import type { Member, TypeRef } from "../declared.ts";
import { isBody } from "./nesting.ts";
import { memberOf, type Told } from "./parameter.ts";
import type { Described } from "./described.ts";
import type { Role } from "./words.ts";

type Place = "path" | "query" | "header" | "cookie" | "body" | "answer";

/** What is told of the values of an operation, by where they travel. */
export interface Members {
  readonly placed: readonly Member[];
  readonly sent: readonly Member[];
  readonly answered: readonly Member[];
  /** The type of the body, where a row is the body itself. */
  readonly body?: TypeRef;
}

/** Where each parameter travels: as the page says, in the path where that names it, else as the method sends. */
export function membersOf({ endpoint, told, line }: Described, named: (words: string) => TypeRef | undefined): Members {
  // By their names: the first word about one counts.
  const [placed, sent, answered] = [new Map<string, Member>(), new Map<string, Member>(), new Map<string, Member>()];
  const put = (into: Map<string, Member>, member: Member): void => {
    if (!into.has(member.name)) into.set(member.name, member);
  };
  let body: TypeRef | undefined;
  const variables = [...endpoint.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  for (const { role, told: one } of told) {
    if (isBody(one)) {
      body = named(one.type) ?? { is: "any" };
      continue;
    }
    const isAgain = placed.has(one.name) && /^form/.test(one.place);
    const isAsked = role === "parameters" && one.place === "" && endpoint.query.some(([name]) => name === one.name);
    const place = isAgain ? "answer" : placeOf(one, isAsked ? "query" : role, endpoint.method, variables);
    // What is fetched sends no body, whatever the words beside it are.
    if (place === "body" && /^(?:GET|HEAD)$/.test(endpoint.method) && !/^body/.test(one.place)) continue;
    if (place === undefined || ((place === "path" || place === "header") && /[.[\]]/.test(one.name))) continue;
    const variable = variables.find((name) => name.toLowerCase() === one.name.toLowerCase());
    if (place === "answer" || place === "body") {
      const member = memberOf(one, undefined);
      // A file that is sent is no object that tells of one.
      const isFile = place === "body" && member.type.is === "scalar" && member.type.kinds.includes("file");
      const type = isFile ? member.type : (named(one.type) ?? member.type);
      put(place === "answer" ? answered : sent, { ...member, type });
    } else put(placed, memberOf(place === "path" && variable !== undefined ? { ...one, name: variable } : one, place));
  }
  const blank = { line, place: "", required: undefined, description: "", fallback: "", allowed: "" };
  for (const name of variables) put(placed, memberOf({ ...blank, name, type: "string" }, "path"));
  for (const [name, value] of endpoint.query)
    put(placed, memberOf({ ...blank, name, type: /^\d+$/.test(value) ? "integer" : "string" }, "query"));
  return {
    placed: [...placed.values()],
    sent: [...sent.values()],
    answered: [...answered.values()],
    ...(body === undefined ? {} : { body }),
  };
}

/** Where the value of one travels; undefined: it is none of the operation's. */
export function placeOf(
  told: Told,
  role: Role | undefined,
  method: string,
  variables: readonly string[],
): Place | undefined {
  const isSent = !/^(?:GET|HEAD|DELETE)$/.test(method);
  if (role === "answer") return "answer";
  if (role === "failures" || role === "apart") return undefined;
  const stated = told.place.replace(/ ?param(?:eter)?s?$/, "");
  if (variables.some((name) => name.toLowerCase() === told.name.toLowerCase())) return "path";
  if (/^form|^model/.test(stated)) return isSent ? "body" : "answer";
  const found = (["query", "header", "cookie", "body"] as const).find((place) => place === stated);
  if (found !== undefined) return found;
  if (role === "header" || role === "query" || role === "body") return role;
  // What is said of who calls is read by the security schemes.
  if (role === "caller") return undefined;
  return isSent && role !== "path" ? "body" : "query";
}

import type { Member } from "../declared.ts";
import { memberOf, type Told } from "./parameter.ts";
import type { Described } from "./read-section.ts";
import type { Role } from "./words.ts";

/** What is told of the values of an operation, by where they travel. */
export interface Members {
  readonly placed: Member[];
  readonly sent: Member[];
  readonly answered: Member[];
}

/** Where each parameter travels: as the page says, in the path where that names it, else as the method sends. */
export function membersOf({ endpoint, told, line }: Described): Members {
  const members: Members = { placed: [], sent: [], answered: [] };
  const variables = [...endpoint.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  for (const { role, told: one } of told) {
    const isAgain = members.placed.some(({ name }) => name === one.name) && /^form/.test(one.place);
    const place = isAgain ? "answer" : placeOf(one, role, endpoint.method, variables);
    const into = place === "answer" ? members.answered : place === "body" ? members.sent : members.placed;
    // What is fetched sends no body, whatever the words beside it are.
    if (place === "body" && /^(?:GET|HEAD)$/.test(endpoint.method) && !/^body/.test(one.place)) continue;
    if (place === undefined || (place !== "query" && /[.[\]]/.test(one.name))) continue;
    const variable = variables.find((name) => name.toLowerCase() === one.name.toLowerCase());
    const isIn = place === "answer" || place === "body" ? undefined : place;
    const member = memberOf(place === "path" && variable !== undefined ? { ...one, name: variable } : one, isIn);
    if (!into.some(({ name }) => name === member.name)) into.push(member);
  }
  const blank = { line, place: "", required: undefined, description: "", fallback: "", allowed: "" };
  const isTold = (name: string): boolean => members.placed.some((member) => member.name === name);
  for (const name of variables)
    if (!isTold(name)) members.placed.push(memberOf({ ...blank, name, type: "string" }, "path"));
  for (const [name, value] of endpoint.query) {
    const type = /^\d+$/.test(value) ? "integer" : "string";
    if (!isTold(name)) members.placed.push(memberOf({ ...blank, name, type }, "query"));
  }
  return members;
}

function placeOf(told: Told, role: Role | undefined, method: string, variables: readonly string[]): string | undefined {
  const isSent = !/^(?:GET|HEAD|DELETE)$/.test(method);
  if (role === "answer") return "answer";
  if (role === "failures" || role === "apart") return undefined;
  const stated = told.place.replace(/ ?param(?:eter)?s?$/, "");
  if (variables.some((name) => name.toLowerCase() === told.name.toLowerCase())) return "path";
  if (/^form|^model/.test(stated)) return isSent ? "body" : "answer";
  if (/^(?:query|header|cookie|body)$/.test(stated)) return stated;
  if (role === "header" || role === "query" || role === "body") return role;
  // What is said of who calls is read by the security schemes.
  if (role === "caller") return undefined;
  return isSent && role !== "path" ? "body" : "query";
}

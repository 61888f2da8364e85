import type { Account, Declared, Member, Operation, Said, TypeRef } from "../declared.ts";
import type { Row } from "../page/row.ts";
import { pascal, typeOfValues } from "../samples/read-samples.ts";
import { answerSample, Answers } from "./answers.ts";
import { hostIn, pathBelow } from "./host.ts";
import { type Line, linesOf } from "./lines.ts";
import { memberOf, type Told } from "./parameter.ts";
import { type Described, readSection } from "./read-section.ts";
import { schemesIn } from "./security.ts";
import { cutIn, type Section } from "./sections.ts";
import { plainText, type Role } from "./words.ts";

/**
 * Reads the page of an API that people wrote, or a generator of pages did: methods with their paths, tables and lists of
 * parameters, samples, statuses. Undefined when no line names a method and a path.
 */
export function readReference(rows: readonly Row[], document: string): Account | undefined {
  const lines = linesOf(rows);
  const { sections, shared } = cutIn(lines);
  if (sections.length === 0) return undefined;
  const host = hostIn(lines, sections);
  const all = merged(sections.map(readSection)).map((one) => ({ ...one, endpoint: pathBelow(one.endpoint, host) }));
  withTypedVariables(all);
  const answers = new Answers(all);
  const failures = readSection({
    endpoint: { method: "", path: "", query: [], words: "" },
    line: 1,
    title: "",
    lines: shared,
  });
  const made = all.map((one) => operationOf(one, answers, failures.statuses));
  const title = titleIn(lines, sections);
  return {
    document,
    witness: "reference",
    form: "reference",
    operations: made.map(({ operation }) => operation),
    types: [...made.flatMap(({ types }) => types), ...answers.types],
    schemes: schemesIn(lines),
    missing: [],
    ...(title === undefined ? {} : { title: { value: plainText(title.text), line: title.line } }),
    ...(host === undefined ? {} : { host }),
  };
}

/** An operation that a page lists and describes further below is one. */
function merged(all: readonly Described[]): Described[] {
  const found = new Map<string, Described>();
  for (const one of all) {
    const key = `${one.endpoint.method} ${one.endpoint.origin ?? ""}${one.endpoint.path}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, one);
    else {
      known.title ||= one.title;
      known.words.push(...one.words);
      known.told.push(...one.told);
      known.samples.push(...one.samples);
      known.statuses.push(...one.statuses);
    }
  }
  return [...found.values()];
}

/** The first heading of the page, or its first line, where that is no operation's. */
function titleIn(lines: readonly Line[], sections: readonly Section[]): Line | undefined {
  const first = lines.find(({ text, isCode, cells }) => text !== "" && !isCode && cells === undefined);
  const isShort =
    first !== undefined && first.text.length <= 60 && /^[\p{L}\d][^:;{}<>=/]*[^.:;{}<>=/]$/u.test(first.text);
  const title = lines.find(({ level }) => level === 1) ?? (isShort ? first : undefined);
  const isTaken = sections.some(
    ({ lines: own, line, title: told }) =>
      line === title?.line || (own[0] === title && told === plainText(title?.text ?? "")),
  );
  return isTaken ? undefined : title;
}

/** A variable that one operation describes is the same in others of that path. */
function withTypedVariables(all: readonly Described[]): void {
  const known = new Map<string, Described["told"][number]>();
  const missing: (() => void)[] = [];
  for (const { endpoint, told } of all)
    for (const [place, name = ""] of endpoint.path.matchAll(/[^/]*\/\{([^{}]+)\}/g)) {
      const own = told.find((one) => one.told.name.toLowerCase() === name.toLowerCase());
      if (own !== undefined && !known.has(place)) known.set(place, own);
      if (own === undefined) missing.push(() => told.push(...[known.get(place) ?? []].flat()));
    }
  for (const fill of missing) fill();
}

interface Made {
  readonly operation: Operation;
  readonly types: readonly Declared[];
}

function operationOf(described: Described, answers: Answers, failures: Described["statuses"]): Made {
  const { endpoint, line, title, words, statuses } = described;
  const name = nameOf(endpoint.method, endpoint.path);
  const { placed, sent, answered } = membersOf(described);
  const shown = answerSample(described);
  const types: Declared[] = [];
  const body = bodyOf(described, name, sent, types);
  const answer = answers.of(described, shown?.line ?? line) ?? typeWith(`${pascal(name)}Answer`, answered, line, types);
  if (shown !== undefined) describe(answers, answer, answered);
  if (placed.length > 0) typeWith(pascal(name), placed, line, types);
  const [first] = words;
  const success = statuses.find(({ value }) => value.status.startsWith("2"));
  const returns =
    answer ?? (success?.value.status === "204" || endpoint.method === "DELETE" ? "void" : { is: "any" as const });
  return {
    types,
    operation: {
      name,
      line,
      requestType: pascal(name),
      tags: [],
      access: {},
      routes: [{ methods: [endpoint.method], path: endpoint.path, line, ...(title === "" ? {} : { summary: title }) }],
      returns: { value: returns, line: shown?.line ?? line },
      statuses: [...statuses, ...failures.filter(({ value }) => /^[45]/.test(value.status))],
      ...(body === undefined ? {} : { body }),
      ...(first === undefined
        ? {}
        : {
            description: {
              value: words
                .map(({ value }) => value)
                .join("\n")
                .slice(0, 5000),
              line: first.line,
            },
          }),
    },
  };
}

/** Descriptions that a table gives to the members of a sample. */
function describe({ types }: Answers, answer: TypeRef | undefined, answered: readonly Member[]): void {
  const named = answer?.is === "list" ? answer.of : answer;
  const at = types.findIndex(({ name }) => named?.is === "named" && named.name === name);
  const type = types[at];
  if (type === undefined || answered.length === 0) return;
  const told = new Map(answered.map((member) => [member.name, member]));
  const members = type.members.map((member): Member => {
    const { description, allowed } = told.get(member.name) ?? {};
    return {
      ...member,
      ...(description === undefined ? {} : { description }),
      ...(allowed === undefined ? {} : { allowed }),
    };
  });
  types.splice(at, 1, { ...type, members });
}

function bodyOf(
  described: Described,
  name: string,
  sent: readonly Member[],
  types: Declared[],
): Said<TypeRef> | undefined {
  const type = typeWith(`${pascal(name)}Body`, sent, described.line, types);
  if (type !== undefined) return { value: type, line: sent[0]?.line ?? described.line };
  if (/^(?:GET|HEAD|DELETE)$/.test(described.endpoint.method)) return undefined;
  const answer = answerSample(described);
  const sample = described.samples.find(
    ({ role, value }) => role !== "answer" && role !== "failures" && value !== answer?.value,
  );
  if (sample === undefined) return undefined;
  return { value: typeOfValues([sample.value], `${pascal(name)}Body`, sample.line, types), line: sample.line };
}

function typeWith(name: string, members: readonly Member[], line: number, types: Declared[]): TypeRef | undefined {
  if (members.length === 0) return undefined;
  types.push({ name, line, kind: "class", bases: [], attributes: [], members, values: [] });
  return { is: "named", name, of: [] };
}

interface Members {
  readonly placed: Member[];
  readonly sent: Member[];
  readonly answered: Member[];
}

/** Where each parameter travels: as the page says, in the path where that names it, else as the method sends. */
function membersOf({ endpoint, told, line }: Described): Members {
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
  if (role === "answer" || role === "failures") return role === "answer" ? "answer" : undefined;
  const stated = told.place.replace(/ ?param(?:eter)?s?$/, "");
  if (variables.some((name) => name.toLowerCase() === told.name.toLowerCase())) return "path";
  if (/^form|^model/.test(stated)) return isSent ? "body" : "answer";
  if (/^(?:query|header|cookie|body)$/.test(stated)) return stated;
  if (role === "header" || role === "query" || role === "body") return role;
  return isSent && role !== "path" ? "body" : "query";
}

function nameOf(method: string, path: string): string {
  const words = path.split("/").flatMap((part) => {
    const name = /^\{(.*)\}$/.exec(part)?.[1];
    return name === undefined ? [part] : ["by", name];
  });
  return method.toLowerCase() + (pascal(words.join(" ").replace(/[{}]/g, " ")).replace(/^Answer$/, "") || "Root");
}

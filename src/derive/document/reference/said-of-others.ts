import type { Said } from "../declared.ts";
import { answerSample } from "./answers.ts";
import { placeOf } from "./places.ts";
import { isPageSize, isPaging, openToReaders, pagingTold, rowsPerPage, type Same, sameAs } from "./prose.ts";
import type { Described } from "./described.ts";

/** What sentences say beyond the operation below which they stand: of pages of all lists, of reading, of parameters of another. */
export function withSaidElsewhere(all: readonly Described[], shared: readonly Said<string>[]): void {
  takeSame(all);
  const ofPages = pagingTold(shared);
  const rowsOfAll = rowsPerPage(shared);
  const open = openToReaders(shared);
  for (const described of all) {
    const { endpoint, told, prose } = described;
    const own = endpoint.method === "GET" ? pagingTold(prose) : [];
    const isPaged = told.some((one) => one.role !== "answer" && isPaging(one.told.name));
    for (const one of own.length > 0 || isPaged || !isList(described) ? own : ofPages)
      if (!told.some(({ role, told: { name } }) => role !== "answer" && name === one.name))
        told.push({ role: "query", told: one });
    describeRows(described, rowsOfAll);
    if (/^(?:GET|HEAD)$/.test(endpoint.method)) described.open ??= open;
  }
}

/** Where no parameter asks for the length of a page, what is said of it holds for every page. */
function describeRows(described: Described, rowsOfAll: number | undefined): void {
  if (described.endpoint.method !== "GET") return;
  const asked = described.told.flatMap(({ role, told }) => (role === "answer" ? [] : [told]));
  if (!asked.some(({ name }) => isPaging(name)) || asked.some(({ name }) => isPageSize(name))) return;
  const own = asked.map(({ description, line }) => ({ value: description, line }));
  described.mostRows = rowsPerPage([...described.prose, ...own]) ?? (isList(described) ? rowsOfAll : undefined);
}

/** Gives each operation what it takes of others, and those before it what they take themselves. */
function takeSame(all: readonly Described[]): void {
  const named = new Named(all);
  const met = new Set<Described>();
  for (const first of all) {
    // A list of what is still to do: chains may be longer than calls may be deep.
    const open: (() => void)[] = [() => visit(first)];
    const visit = (described: Described): void => {
      if (met.has(described)) return;
      met.add(described);
      for (const same of sameAs(described.prose)) {
        const other = named.by(same, described);
        if (other !== undefined && other !== described)
          open.push(
            () => take(same.what, other, described),
            () => visit(other),
          );
      }
    };
    for (let next = open.pop(); next !== undefined; next = open.pop()) next();
  }
}

function isList(described: Described): boolean {
  const value = answerSample(described)?.value;
  if (described.endpoint.method !== "GET" || described.endpoint.path.endsWith("}")) return false;
  if (value === undefined) return /\b(?:list|all|search)\b/i.test(described.title);
  return Array.isArray(value) || Object.values(value as object).some((one) => Array.isArray(one));
}

/** Of so many operations that may be meant the nearest is looked for. */
const mostCompared = 300;

/** Finds the operation that a sentence names: by its method and path, by its title, or as the list, the creation or the change beside it. */
class Named {
  readonly #byTitle = new Map<string, Described>();
  readonly #byEndpoint = new Map<string, Described>();
  /** By the first step of the path. */
  readonly #near = new Map<string, Described[]>();

  constructor(all: readonly Described[]) {
    for (const one of all.toReversed()) {
      const { endpoint, title } = one;
      this.#byTitle.set(wordsOf(title), one);
      this.#byEndpoint.set(`${endpoint.method} ${endpoint.path}`, one);
    }
    for (const one of all) {
      const near = this.#near.get(firstStep(one)) ?? [];
      if (near.length < mostCompared) near.push(one);
      this.#near.set(firstStep(one), near);
    }
  }

  by({ as }: Same, described: Described): Described | undefined {
    const [, method = "GET", path] = /(?:\b([A-Z]+) )?(\/\S*)/.exec(as) ?? [];
    if (path !== undefined) return this.#byEndpoint.get(`${method} ${path}`);
    const words = wordsOf(as);
    return words === "" ? undefined : (this.#byTitle.get(words) ?? this.#beside(words, described));
  }

  #beside(words: string, described: Described): Described | undefined {
    const [, methods] = verbs.find(([verb]) => verb.test(words)) ?? [];
    const isMeant = (one: Described): boolean =>
      one !== described &&
      methods?.test(one.endpoint.method) === true &&
      !(words.startsWith("list") && one.endpoint.path.endsWith("}"));
    const shares = ({ endpoint }: Described): number => sharedSteps(endpoint.path, described.endpoint.path);
    const near = (this.#near.get(firstStep(described)) ?? []).filter(isMeant);
    return near.toSorted((a, b) => shares(b) - shares(a))[0];
  }
}

function firstStep({ endpoint }: Described): string {
  return endpoint.path.split("/", 2)[1] ?? "";
}

const verbs: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:list|get|index|search|fetch)/, /^GET$/],
  [/^(?:creat|add|new|post|mak)/, /^POST$/],
  [/^(?:updat|edit|chang|patch|put|replac)/, /^(?:PATCH|PUT)$/],
];

function wordsOf(text: string): string {
  const small = text
    .toLowerCase()
    .replace(/\b(?:the|for|in|of|when|endpoint|operation|request|call|above|below|method)\b/g, " ");
  return small.replace(/[^\p{L}\d]+/gu, " ").trim();
}

function sharedSteps(one: string, other: string): number {
  const [steps, others] = [one.split("/").slice(1), other.split("/").slice(1)];
  const end = steps.findIndex((step, i) => step !== others[i]);
  return end < 0 ? steps.length : end;
}

function take(what: Same["what"], from: Described, into: Described): void {
  const variables = [...from.endpoint.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  for (const { role, told } of [...from.told]) {
    const place = placeOf(told, role, from.endpoint.method, variables);
    if (place !== "query" && place !== "header" && place !== "body") continue;
    if ((what === "body") !== (place === "body")) continue;
    if (!into.told.some((one) => one.told.name === told.name)) into.told.push({ role: place, told });
  }
  if (what === "body") into.samples.push(...from.samples.filter(({ role }) => role === "body"));
}

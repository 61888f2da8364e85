import type { Account, Declared, Operation, Said } from "../declared.ts";
import type { Row } from "../page/row.ts";
import { pascal } from "../samples/read-samples.ts";
import { TypesMade } from "../samples/types-made.ts";
import { answerSample, Answers } from "./answers.ts";
import { headersOf } from "./answer-headers.ts";
import { hostIn, pathBelow } from "./host.ts";
import { linesOf } from "./lines.ts";
import { typeWith, withTold } from "./members.ts";
import { Objects } from "./objects.ts";
import { membersOf } from "./places.ts";
import type { Described } from "./described.ts";
import { readSection } from "./read-section.ts";
import { schemesIn } from "./security.ts";
import { withSaidElsewhere } from "./said-of-others.ts";
import { cutIn } from "./sections.ts";
import { withoutTags } from "./tags.ts";
import { alone, mediaTypeOf, nameOf, sentBy } from "./sent.ts";
import { titleIn } from "./title.ts";
import { missingIn } from "./unsaid.ts";
import { pairXml } from "./xml.ts";
import { webhookOf, webhooksIn } from "./webhooks.ts";

/**
 * Reads the page of an API that people wrote, or a generator of pages did: methods with their paths, tables and lists of
 * parameters, samples, statuses. Undefined when no line names a method and a path.
 * @param pageTitle what the page is called in its markup
 */
export function readReference(rows: readonly Row[], document: string, pageTitle?: Said<string>): Account | undefined {
  const { events, rest: lines } = webhooksIn(linesOf(withoutTags(rows)));
  const { sections, shared } = cutIn(lines);
  if (sections.length === 0) return undefined;
  const host = hostIn(lines, sections);
  const all = merged(
    sections.map((section) =>
      withToldVariables(readSection({ ...section, endpoint: pathBelow(section.endpoint, host) })),
    ),
  );
  all.forEach(pairXml);
  const ofAll = readSection({
    endpoint: { method: "", path: "", query: [], words: "" },
    line: 1,
    title: "",
    lines: shared,
  });
  withSaidElsewhere(all, ofAll.prose);
  const answers = new Answers(all, ofAll);
  withShownVariables(all, answers);
  withTypedVariables(all);
  const objects = new Objects(shared, answers);
  const made = all.map((one) => operationOf(one, { answers, objects, ofAll }));
  objects.make();
  const title = titleIn(lines, sections, pageTitle);
  const webhooks = events.flatMap((event) => webhookOf(event, answers.types) ?? []);
  return {
    document,
    witness: "reference",
    form: "reference",
    operations: made.map(({ operation }) => operation),
    types: [...made.flatMap(({ types }) => types), ...answers.types.all],
    schemes: schemesIn(lines),
    webhooks,
    missing: missingIn(all, host),
    ...(title === undefined ? {} : { title }),
    ...(host === undefined ? {} : { host }),
  };
}

/** An operation that a page lists and describes further below is one. */
function merged(all: readonly Described[]): Described[] {
  const found = new Map<string, Described>();
  for (const one of all) {
    const key = `${one.endpoint.method} ${one.endpoint.path.replace(/(?<=.)\/$/, "")}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, one);
    else {
      known.title ||= one.title;
      known.words.push(...one.words);
      known.prose.push(...one.prose);
      known.open ??= one.open;
      known.form ??= one.form;
      known.told.push(...one.told);
      known.headers.push(...one.headers);
      known.samples.push(...one.samples);
      known.statuses.push(...one.statuses);
    }
  }
  return [...found.values()];
}

/** A part of the path that the page tells of as a parameter of it is a variable, also where styles alone set it apart. */
function withToldVariables(described: Described): Described {
  const { endpoint, told } = described;
  const names = new Set(told.flatMap(({ role, told: { name } }) => (role === "path" ? [name] : [])));
  const path = endpoint.path
    .split("/")
    .map((part) => (names.has(part) ? `{${part}}` : part))
    .join("/");
  return path === endpoint.path ? described : { ...described, endpoint: { ...endpoint, path } };
}

/** A variable at the end of a path names the row that is answered: it is of the kind that samples show of that member. */
function withShownVariables(all: readonly Described[], answers: Answers): void {
  for (const described of all) {
    const { endpoint, told, line } = described;
    const [, name] = /\/\{([^{}]+)\}$/.exec(endpoint.path) ?? [];
    const type = name === undefined ? undefined : answers.kindShown(described, name);
    const own = told.find((one) => isOfRequest(one) && one.told.name.toLowerCase() === name?.toLowerCase());
    if (name === undefined || type === undefined) continue;
    if (own !== undefined) {
      if (own.told.type === "") own.told = { ...own.told, type };
      continue;
    }
    const said = { name, line, type, place: "path", required: true, description: "", fallback: "", allowed: "" };
    told.push({ role: "path", told: said });
  }
}

function isOfRequest({ role }: Described["told"][number]): boolean {
  return role !== "answer" && role !== "failures" && role !== "apart";
}

/** A variable that one operation describes is the same in others of that path. */
function withTypedVariables(all: readonly Described[]): void {
  const known = new Map<string, Described["told"][number]>();
  const missing: (() => void)[] = [];
  for (const { endpoint, told } of all)
    for (const [place, name = ""] of endpoint.path.matchAll(/[^/]*\/\{([^{}]+)\}/g)) {
      const own = told.find((one) => isOfRequest(one) && one.told.name.toLowerCase() === name.toLowerCase());
      if (own !== undefined && !known.has(place)) known.set(place, own);
      if (own === undefined) missing.push(() => told.push(...[known.get(place) ?? []].flat()));
    }
  for (const fill of missing) fill();
}

interface Made {
  readonly operation: Operation;
  readonly types: readonly Declared[];
}

/** What a page says beside one operation. */
interface Around {
  readonly answers: Answers;
  readonly objects: Objects;
  readonly ofAll: Described;
}

function operationOf(described: Described, { answers, objects, ofAll }: Around): Made {
  const { endpoint, line, title, words, statuses, open } = described;
  const name = nameOf(endpoint.method, endpoint.path);
  const members = membersOf(described, objects.named);
  const { placed, answered } = members;
  const shown = answerSample(described);
  const mediaType = shown === undefined ? alone(described.unread) : mediaTypeOf(shown);
  const types = new TypesMade();
  const sent = sentBy(described, members, objects, types);
  const told = objects.answered(described);
  const answer =
    answers.of(described, shown?.line ?? line) ?? typeWith(`${pascal(name)}Answer`, answered, line, types) ?? told;
  if (shown !== undefined) for (const one of [answered, objects.membersOf(told)]) withTold(answers.types, answer, one);
  if (placed.length > 0) typeWith(pascal(name), placed, line, types);
  const success = statuses.find(({ value }) => value.status.startsWith("2"));
  const returns =
    answer ?? (success?.value.status === "204" || endpoint.method === "DELETE" ? "void" : { is: "any" as const });
  return {
    types: types.all,
    operation: {
      name,
      line,
      requestType: pascal(name),
      tags: [],
      access: open === undefined ? {} : { required: { value: false, line: open.line } },
      routes: [{ methods: [endpoint.method], path: endpoint.path, line, ...(title === "" ? {} : { summary: title }) }],
      returns: { value: returns, line: shown?.line ?? line },
      ...(mediaType === undefined ? {} : { mediaType }),
      statuses: answers.statusesOf(described, ofAll),
      headers: headersOf(described, ofAll),
      ...sent,
      ...descriptionOf(words),
    },
  };
}

function descriptionOf(words: Described["words"]): Pick<Operation, "description"> {
  const [first] = words;
  const value = words.map((said) => said.value).join("\n");
  return first === undefined ? {} : { description: { value: value.slice(0, 5000), line: first.line } };
}

import pc from "picocolors";
import type { Operation } from "../contract/model/contract.ts";
import type { NamedApi } from "../serve/http/open-world.ts";
import { consoleAddress } from "../serve/http/console/console-address.ts";
import { controlPath } from "../serve/http/control/control-path.ts";
import type { Scenario } from "../serve/scenario/scenario.ts";
import { version } from "../version.ts";
import { credentialsFor, whoMayLogIn } from "../serve/http/samples/sample-credentials.ts";
import { absentRequest, requestsFor } from "../serve/http/samples/sample-requests.ts";
import { quotedWord } from "../shell-word.ts";
import { curlWords } from "./curl-words.ts";

export interface StartScreen {
  readonly url: string;
  readonly apis: readonly NamedApi[];
  readonly scenario: Scenario;
  readonly start: { readonly seed: string; readonly now: string };
  /** The lines that verify this server. */
  readonly verify: readonly string[];
  readonly control: boolean;
  /** Whether every request to copy is printed, one a line, rather than one of each operation. */
  readonly samples: boolean;
  /** Columns that lines are cut to or broken at, but for the addresses in them: these are to be copied whole. */
  readonly width: number;
  readonly colour: boolean;
}

/** So many columns where nobody knows how many there are. */
const usualWidth = 80;
/** So many operations of an API are shown where not all are asked for: nobody reads more, and each costs the start a row. */
const mostShown = 20;

/** What a person sees when the stand-in has started: what it is, one line to copy for each operation, and how to go on. */
export function startScreen(screen: StartScreen): string {
  const { bold, dim, cyan } = pc.createColors(screen.colour);
  const { scenario, start, url, apis, verify, control } = screen;
  const head = [
    `${bold(`standin ${version}`)} listening at ${cyan(url)}`,
    `scenario ${bold(scenario.name)}, seed ${bold(start.seed)}, clock at ${bold(start.now)}`,
    ...(scenario.about === "" ? [] : [dim(scenario.about)]),
  ];
  const printed = apis.map((api) => apiLines(api, screen));
  const left = leftOut(printed);
  const foot = [
    ...part(dim("verify it against its contract:"), verify),
    ...part(dim("change it while it runs:"), control ? [`curl ${quotedWord(`${url}${controlPath}/`)}`] : []),
    ...part(dim("open the console in a browser:"), control ? [cyan(`${url}${consoleAddress(apis)}`)] : []),
    ...(left === "" ? [] : [dim(`${left} to copy: start with --samples`)]),
  ];
  return `${[...head, ...printed.flatMap(({ lines }) => ["", ...lines]), "", ...foot].join("\n")}\n`;
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

interface Printed {
  readonly lines: readonly string[];
  /** How many requests of the operations that are shown are left out. */
  readonly more: number;
  /** How many operations are left out. */
  readonly others?: number;
}

/** What the start screen leaves out: operations, and requests of those that it shows. */
function leftOut(printed: readonly Printed[]): string {
  const operations = printed.reduce((sum, { others = 0 }) => sum + others, 0);
  const requests = printed.reduce((sum, { more }) => sum + more, 0);
  const counted = [counts(operations, "operation"), counts(requests, "request")].filter((one) => one !== "");
  return `${counted.join(" and ")}${counted.length === 2 ? " of those above" : ""}`;
}

function counts(count: number, word: string): string {
  return count === 0 ? "" : `${count} more ${count === 1 ? word : `${word}s`}`;
}

/** Each operation with its requests; beside the first that looks up a row, one that finds none. */
function apiLines(api: NamedApi, screen: StartScreen): Printed {
  const { bold, dim } = pc.createColors(screen.colour);
  const { operations, title } = api.host.contract;
  const first = operations.slice(0, screen.samples ? Infinity : mostShown);
  // What is removed cannot be fetched afterwards: whoever copies the requests from top to bottom finds that all of them work.
  const shown = first.toSorted((a, b) => removalRank(a) - removalRank(b));
  const absent = shown.find((operation) => absentRequest(operation, api) !== undefined);
  const printed = shown.map((operation) => operationLines(operation, operation === absent, api, screen));
  const others = operations.length - shown.length;
  return {
    lines: [
      bold(title),
      ...loginWords(api).map((words) => dim(`  ${words}`)),
      ...printed.flatMap(({ lines }) => lines),
      ...(others > 0 ? [dim(`  … and ${counts(others, "operation")}`)] : []),
    ],
    more: printed.reduce((sum, { more }) => sum + more, 0),
    others,
  };
}

/** Removals come last, those of what is inside another thing before that of the thing. */
function removalRank({ method, answer, segments }: Operation): number {
  const isRemoval = method === "DELETE" || (answer.kind === "write" && answer.action === "remove");
  return isRemoval ? 1 / (segments.length + 1) : 0;
}

function loginWords(api: NamedApi): readonly string[] {
  const who = whoMayLogIn(api);
  return who.length === 0 ? [] : [`may log in: ${who.join(", ")}`];
}

function operationLines(operation: Operation, isAbsentShown: boolean, api: NamedApi, screen: StartScreen): Printed {
  const { dim } = pc.createColors(screen.colour);
  const columns = Number.isFinite(screen.width) ? Math.max(screen.width, 40) : usualWidth;
  const path = `  ${operation.method} ${operation.path}`;
  const summary = cut(operation.summary, columns - path.length - 2);
  const head = summary === "" ? path : `${path}  ${dim(summary)}`;
  const credentials = credentialsFor(operation, api);
  if (credentials === undefined) return { lines: [head, dim("    no identity in the scenario may call it")], more: 0 };
  const absent = isAbsentShown ? absentRequest(operation, api) : undefined;
  const requests = [...requestsFor(operation, api), ...(absent === undefined ? [] : [absent])];
  const wordsOf = (request: (typeof requests)[number]): readonly string[] =>
    curlWords(operation, request, credentials, screen.url);
  if (!screen.samples)
    return {
      lines: [head, ...requests.slice(0, 1).map((one) => broken(wordsOf(one), columns))],
      more: requests.length - 1,
    };
  const lines = requests.map((request) => {
    const about = request.about === "" ? "" : dim(`   # ${request.about}`);
    return `    ${wordsOf(request).join(" ")}${about}`;
  });
  return { lines: [head, ...lines], more: 0 };
}

function cut(text: string, columns: number): string {
  if (text.length <= columns) return text;
  return columns < 12 ? "" : `${text.slice(0, columns - 1)}…`;
}

/** A command line that a shell reads as one, broken between its words where it is wider than the terminal. */
function broken(words: readonly string[], columns: number): string {
  const lines = [""];
  for (const word of words) {
    const line = lines.at(-1) ?? "";
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || longer.length + 8 <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line, index) => `${index === 0 ? "    " : "      "}${line}`).join(" \\\n");
}

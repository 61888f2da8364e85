import { kilobyte, megabyte } from "./size.ts";

/** Which commands a limit holds in. */
type Command = "serve" | "verify" | "both";

/** A bound on what is done for others, as `--limit NAME=NUMBER` sets it. */
interface Limit {
  /** What is bounded, in words that go on with a number. */
  readonly what: string;
  readonly usual: number;
  readonly command: Command;
  /** What happens beyond it. */
  readonly beyond: string;
  /** Another way to set it. */
  readonly also?: string;
  /** The largest number that can be kept to. */
  readonly most?: number;
}

const oldest = "those not used for longest are forgotten, never `shared`";
const unmade = "the operation: its example, else 501 with the place";

/** Every limit that people may move. One that is no property of a stand-in alone holds for the process. */
const table = {
  headerBytes: {
    what: "bytes of a request line with its headers",
    usual: 40 * kilobyte,
    command: "serve",
    beyond: "414, 431",
    most: megabyte,
  },
  headerSeconds: { what: "seconds to send the headers", usual: 60, command: "serve", beyond: "408" },
  requestSeconds: { what: "seconds to send a whole request", usual: 300, command: "serve", beyond: "408" },
  bodyBytes: {
    what: "bytes of a request body, and of what it unpacks to",
    usual: 10 * megabyte,
    command: "serve",
    beyond: "413",
    also: "`--max-body`, in MB",
    most: 256 * megabyte,
  },
  bodiesBytes: {
    what: "bytes of the bodies of all requests under way",
    usual: 200 * megabyte,
    command: "serve",
    beyond: "503 with `Retry-After: 1`",
    also: "`--max-bodies`, in MB",
  },
  bodyValues: {
    what: "items, members, elements and rows of a body that is read as a value; a string or an escaped sign counts an eighth",
    usual: 20_000,
    command: "serve",
    beyond: "413",
  },
  valueCharacters: {
    what: "characters of a body or a field that is read as a value: JSON, XML, CSV, JSV, a form that is written like a query",
    usual: 4 * megabyte,
    command: "serve",
    beyond: "413",
    most: 256 * megabyte,
  },
  scalarCharacters: {
    what: "characters of a number, a date or another value that is no text",
    usual: 10_000,
    command: "both",
    beyond: "400 or 413 in `serve`, a finding in `verify`",
    most: megabyte,
  },
  formFields: { what: "fields or parts of a form", usual: 5000, command: "serve", beyond: "413" },
  batchItems: { what: "rows or requests sent as one list", usual: 1000, command: "serve", beyond: "413" },
  pageRows: { what: "rows of a page of a list", usual: 1000, command: "serve", beyond: "the first so many" },
  controlBytes: {
    what: "bytes of a body sent to the control interface",
    usual: 64 * kilobyte,
    command: "serve",
    beyond: "413",
  },
  sessions: { what: "sessions", usual: 1000, command: "serve", beyond: oldest },
  sessionCharacters: {
    what: "characters that all sessions hold",
    usual: 256 * megabyte,
    command: "serve",
    beyond: oldest,
  },
  writtenRows: { what: "rows that a session writes, for each API", usual: 10_000, command: "serve", beyond: "507" },
  writtenCharacters: { what: "characters of these rows", usual: 64 * megabyte, command: "serve", beyond: "507" },
  snapshots: { what: "snapshots of a session", usual: 100, command: "serve", beyond: "409" },
  overrides: { what: "overrides of a session", usual: 1000, command: "serve", beyond: "409" },
  faults: { what: "faults of a session", usual: 100, command: "serve", beyond: "409" },
  keptAnswers: {
    what: "answers kept under an `Idempotency-Key` and files sent, for each API",
    usual: 1000,
    command: "serve",
    beyond: "the oldest are forgotten",
  },
  keptCharacters: {
    what: "characters of these answers and files",
    usual: 16 * megabyte,
    command: "serve",
    beyond: "the oldest are forgotten",
  },
  unreadBytes: {
    what: "bytes of printed requests that nobody has read yet",
    usual: megabyte,
    command: "serve",
    beyond: "requests are not printed until they are read; then one line says how many",
  },
  stopSeconds: {
    what: "seconds that requests under way have at SIGTERM or SIGINT",
    usual: 3,
    command: "serve",
    beyond: "their connections are closed; the second signal ends at once",
  },
  depth: {
    what: "levels of JSON or XML within each other",
    usual: 500,
    command: "both",
    beyond: "400 or 422 in `serve`, a finding in `verify`",
    most: 1000,
  },
  patternSteps: {
    what: "steps in which a text is held against a pattern of many ways",
    usual: 4_000_000,
    command: "both",
    beyond: "413 in `serve`, not checked in `verify`",
  },
  schemaUses: {
    what: "uses of schemas in one validation, and a thousandth of it for each value",
    usual: 100_000,
    command: "both",
    beyond: "501 in `serve`, not checked in `verify`",
  },
  violations: {
    what: "violations that are listed of one value",
    usual: 5000,
    command: "both",
    beyond: "the first alone",
  },
  madeItems: { what: "items of a list that is made up", usual: 2000, command: "both", beyond: unmade },
  madeCharacters: { what: "characters of a text that is made up", usual: 100_000, command: "both", beyond: unmade },
  madeValues: { what: "values within one that is made up", usual: 100_000, command: "both", beyond: unmade },
  fileBytes: {
    what: "bytes of a contract, overlay, scenario, target or document",
    usual: 40 * megabyte,
    command: "both",
    beyond: "exit code 2, without a word of what the file holds",
    most: 500 * megabyte,
  },
  rowFileBytes: {
    what: "bytes of a file of rows",
    usual: 400 * megabyte,
    command: "serve",
    beyond: "exit code 2",
    most: 500 * megabyte,
  },
  answerBytes: {
    what: "bytes of an answer, unpacked",
    usual: 8 * megabyte,
    command: "verify",
    beyond: "status and headers are judged, the body is not checked",
    also: "`limits.megabytes` of a target file",
    most: 500 * megabyte,
  },
  answerSeconds: {
    what: "seconds to wait for an answer",
    usual: 10,
    command: "verify",
    beyond: "a finding",
    also: "`limits.timeout`",
  },
  judgingSeconds: {
    what: "seconds to judge an answer",
    usual: 10,
    command: "verify",
    beyond: "checks not begun are not checked",
    also: "`limits.judging`",
  },
  evidenceBytes: {
    what: "bytes that are kept of an answer as evidence",
    usual: 64 * kilobyte,
    command: "verify",
    beyond: "the beginning",
  },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof table;

/** Numbers for all limits. */
export type Limits = Readonly<Record<LimitName, number>>;

/** Each limit, by the name that programs give it. */
export const limitTable: Readonly<Record<LimitName, Limit>> = table;

/** Every name, in the order in which they are told. */
export const limitNames = Object.keys(table) as readonly LimitName[];

/** The limits when nothing else is said: enough for any test, and nobody fills the memory or stops the others with them. */
export const usualLimits: Limits = Object.fromEntries(
  Object.entries(table).map(([name, { usual }]) => [name, usual]),
) as Limits;

/** A limit's name as people write it: `written-rows`. */
export function writtenName(name: LimitName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What holds for the whole process, as it was set last: code that is made of contracts once knows no stand-in. */
const inForce: { -readonly [Name in LimitName]: number } = { ...usualLimits };

/** The limits of the process. */
export const processLimits: Limits = inForce;

/** Sets limits of the process; those that are not named stay as they are. */
export function setProcessLimits(limits: Partial<Limits>): void {
  for (const name of limitNames) inForce[name] = limits[name] ?? inForce[name];
}

import { writtenInstant } from "../../contract/written/written-moment.ts";
import type { Fetched } from "../../contract/check/library.ts";
import { type Limits, usualLimits } from "../../limits.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import { megabyte } from "../../size.ts";
import { didYouMean } from "../../source/nearest.ts";
import { checkLimits } from "../../source/written-limits.ts";
import { parseRows, type RowsOption } from "../scenario/rows-option.ts";
import { standInDefaults } from "./stand-in-defaults.ts";

/** What a stand-in is opened with; everything may be left out. */
export interface StandInOptions {
  /**
   * The one document that is served: as `contracts` name it, or an OpenAPI document that is parsed already, whose API is
   * called `document` unless it says another name (`x-standin-api`). Default: `contracts`.
   */
  readonly document?: string | object | undefined;
  /** Contracts: names under contracts/, folders that hold an openapi.yaml, or OpenAPI files. Default: all of contracts/. */
  readonly contracts?: readonly string[];
  /** What the addresses answered with by which contracts are named, see `fetchDocuments`. Default: nothing was asked. */
  readonly fetched?: Fetched;
  /** Makes the text of a contract of a document that is none yet. Default: every document has to be one. */
  readonly derive?: ((reference: string) => string | undefined) | undefined;
  /** Files of OpenAPI Overlays that are applied to the documents first. Default: none. */
  readonly overlays?: readonly string[];
  /** `NAME=/PREFIX`: the API of that name is reached under that path only. Default: none. */
  readonly at?: readonly string[];
  /** What it knows: a name in fixtures/scenarios, a file, or what would stand in that file. Default: `default`. */
  readonly scenario?: string | object;
  /** Same seed, same bytes. Default: the scenario's. */
  readonly seed?: string | undefined;
  /** The moment it is, ISO 8601 UTC, or `now`: what `time` says. Default: the scenario's, frozen. */
  readonly now?: string | undefined;
  /** `ENTITY=COUNT` or `ENTITY=FILE.json`, as for `--rows`. Default: none. */
  readonly rows?: readonly string[];
  /** Whether pages of any origin may read the answers. Default: true, unless the scenario says otherwise. */
  readonly cors?: boolean;
  /** Whether `/_standin/` answers. Default: true. */
  readonly control?: boolean;
  /** Whether finished answers are kept for requests that are sent again; the bytes are the same. Default: true. */
  readonly cache?: boolean;
  /** Names under which the control interface may be reached, beside `localhost`, loopback addresses and the one asked. Default: none. */
  readonly allowHosts?: readonly string[];
  /** Whether a scenario may name files outside its folder. Default: false. */
  readonly allowOutside?: boolean;
  /** Megabytes of one request body that are read; a larger one is answered 413. Default: `limits.bodyBytes`, which is 10. */
  readonly maxBody?: number | undefined;
  /** Megabytes of request bodies that are held at once; what comes beyond is answered 503. Default: `limits.bodiesBytes`: 200. */
  readonly maxBodies?: number | undefined;
  /**
   * How much is done for requests, and kept of them, in whole numbers: `{ writtenRows: 50_000 }`. Default: what
   * docs/reliability.md lists. Those of patterns, schemas, made-up values and files hold for the process, as they were set last.
   */
  readonly limits?: Partial<Limits>;
  /** A file in which the shared session is kept: it goes on where it was left. Default: none. */
  readonly keep?: string | undefined;
  /** Milliseconds since 1970, for clocks that a client sets running. Default: a clock that stands still at 0. */
  readonly time?: () => number;
}

/** What a document that is parsed already is called. */
const parsedName = "document";

/** What a stand-in is opened with, read and complete: nothing is left for others to fill in. */
export interface StandInSettings {
  readonly contracts: readonly string[];
  readonly fetched: Fetched;
  readonly derive: ((reference: string) => string | undefined) | undefined;
  readonly overlays: readonly string[];
  readonly at: readonly string[];
  readonly scenario: string | object;
  /** Undefined: the scenario's. */
  readonly seed: string | undefined;
  /** ISO 8601 UTC with milliseconds. Undefined: the scenario's. */
  readonly now: string | undefined;
  readonly rows: readonly RowsOption[];
  readonly cors: boolean;
  readonly control: boolean;
  readonly cache: boolean;
  readonly allowHosts: readonly string[];
  readonly allowOutside: boolean;
  readonly limits: Limits;
  /** Undefined: the session ends with the process. */
  readonly keep: string | undefined;
  readonly time: () => number;
}

/**
 * Reads options and fills in what they leave out.
 * @throws {ProblemError} when an option is misspelt, `now` is no moment, `rows` or limits are not what they can be, or `document` and `contracts` are
 * both given
 */
export function settingsOf({ document, ...options }: StandInOptions): StandInSettings {
  checkNames(options);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const all: Required<Omit<StandInOptions, "document">> = { ...standInDefaults, ...given };
  const now = all.now === "now" ? new Date(all.time()).toISOString() : all.now;
  const { maxBody, maxBodies, ...others } = all;
  const limits = limitsOf(all.limits, maxBody, maxBodies);
  return { ...others, ...onlyDocument(document, all), now: momentOf(now), rows: rowsOf(all.rows), limits };
}

/** What is misspelt would be left out without a word: in JavaScript nothing else reads the names. */
function checkNames(options: object): void {
  const known = [...Object.keys(standInDefaults), "document"];
  const problems = Object.keys(options).flatMap((name): Problem[] => {
    if (known.includes(name)) return [];
    const cure = didYouMean(name, known) ?? `the options are ${known.join(", ")}`;
    return [{ place: name, found: "there is no such option", cure }];
  });
  if (problems.length > 0) throw new ProblemError(problems);
}

/** All limits, of which those of bodies may be given in megabytes. */
function limitsOf(limits: Partial<Limits>, maxBody: number | undefined, maxBodies: number | undefined): Limits {
  checkLimits(limits, "serve");
  const bodyBytes = inBytes("maxBody", maxBody, limits.bodyBytes) ?? usualLimits.bodyBytes;
  const given = inBytes("maxBodies", maxBodies, limits.bodiesBytes);
  const bodiesBytes = given ?? Math.max(usualLimits.bodiesBytes, bodyBytes);
  if (bodiesBytes < bodyBytes) {
    const found = `${bodiesBytes} bytes for all bodies are fewer than the ${bodyBytes} of one`;
    throw new ProblemError([{ place: "maxBodies", found, cure: "give at least maxBody, or limits.bodyBytes" }]);
  }
  const known = Object.entries<number | undefined>(limits).filter(([, value]) => value !== undefined);
  return { ...usualLimits, ...(Object.fromEntries(known) as Partial<Limits>), bodyBytes, bodiesBytes };
}

function inBytes(
  place: "maxBody" | "maxBodies",
  megabytes: number | undefined,
  bytes: number | undefined,
): number | undefined {
  if (megabytes === undefined) return bytes;
  const wrong = (found: string, cure: string): ProblemError => new ProblemError([{ place, found, cure }]);
  const limit = place === "maxBody" ? "bodyBytes" : "bodiesBytes";
  if (bytes !== undefined) throw wrong(`${place} and limits.${limit} are both given`, "give one of them");
  const most = 100_000;
  if (typeof megabytes !== "number" || !(megabytes > 0) || megabytes > most)
    throw wrong(`${String(megabytes)} is no number of megabytes`, `give one above 0 and up to ${most}, such as 10`);
  return Math.max(1, Math.round(megabytes * megabyte));
}

/** The one document as contracts: one that is parsed has a name of its own, and its text is made of it. */
function onlyDocument(
  document: StandInOptions["document"],
  { contracts }: Pick<StandInSettings, "contracts">,
): Partial<Pick<StandInSettings, "contracts" | "derive">> {
  if (document === undefined) return {};
  if (contracts.length > 0)
    throw new ProblemError([
      { place: "document", found: "document and contracts are both given", cure: "give one of them" },
    ]);
  if (typeof document === "string") return { contracts: [document] };
  const text = JSON.stringify({ "x-standin-api": parsedName, ...document });
  return { contracts: [parsedName], derive: () => text };
}

function momentOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const moment = writtenInstant(text);
  if (moment !== undefined) return moment;
  const cure = "write it as ISO 8601, e.g. 2026-03-01 or 2026-03-01T12:00:00Z, or `now`";
  throw new ProblemError([{ place: "--now", found: `"${text}" is not a date`, cure }]);
}

function rowsOf(texts: readonly string[]): readonly RowsOption[] {
  const rows = texts.map(parseRows);
  const problems = rows.flatMap(({ entity }, i): Problem[] => {
    if (rows.findIndex((other) => other.entity === entity) === i) return [];
    return [
      { place: `--rows ${texts[i] ?? ""}`, found: `the rows of "${entity}" are given twice`, cure: "give them once" },
    ];
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return rows;
}

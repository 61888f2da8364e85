import { writtenInstant } from "../../contract/written/written-moment.ts";
import type { Fetched } from "../../contract/check/library.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import { parseRows, type RowsOption } from "../scenario/rows-option.ts";
import type { SessionLimits } from "../state/limits.ts";
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
  /** Megabytes of one request body that are read; a larger one is answered 413. Default: 10. */
  readonly maxBody?: number;
  /** Megabytes of request bodies that are held at once; what comes beyond is answered 503. Default: 200. */
  readonly maxBodies?: number;
  /** How much sessions keep: `{ writtenRows: 50_000 }`. Default: `sessionLimits`. */
  readonly limits?: Partial<SessionLimits>;
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
  readonly maxBody: number;
  readonly maxBodies: number;
  readonly limits: Partial<SessionLimits>;
  /** Undefined: the session ends with the process. */
  readonly keep: string | undefined;
  readonly time: () => number;
}

/**
 * Reads options and fills in what they leave out.
 * @throws {ProblemError} when `now` is no moment, `rows` are not what they can be, or `document` and `contracts` are both given
 */
export function settingsOf({ document, ...options }: StandInOptions): StandInSettings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const all: Required<Omit<StandInOptions, "document">> = { ...standInDefaults, ...given };
  const now = all.now === "now" ? new Date(all.time()).toISOString() : all.now;
  return { ...all, ...onlyDocument(document, all), now: momentOf(now), rows: rowsOf(all.rows) };
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

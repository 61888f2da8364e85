/** The formats a host can speak, by the word that chooses them (`?format=`, suffix). */
export const formatNames = ["json", "xml", "csv", "jsv", "jsonl", "html"] as const;
export type FormatName = (typeof formatNames)[number];

/** The formats of data: a page of HTML shows values to people, and is not read back. */
export type DataFormat = Exclude<FormatName, "html">;

/** What a host decided for itself, beyond what its framework does for everybody: `x-standin-host` in a contract. */
export interface HostFacts {
  /** Which manners apply: the name of a folder in `serve/framework`. */
  readonly framework: string;
  /**
   * What values are: those of typed code behind the host (`code`: sized numbers, dates, Guids, enums; null stands for what is
   * not there), or those of JSON alone (`json`: null and what is not there stay apart).
   */
  readonly values: "code" | "json";
  /** The format of an answer when the request asks for none. */
  readonly defaultFormat: FormatName;
  /** How member names are cased in JSON and JSV. */
  readonly casing: "camel" | "pascal";
  /** How a date and time is spelled in JSON: `\/Date(ms)\/`, ISO 8601 with seven digits, or the host's own `yyyy-MM-ddTHH:mm:ss` (also in JSV and CSV; there a default is left out). */
  readonly dates: "wcf" | "iso8601" | "seconds";
  /** How a Guid is spelled in JSON, JSV and CSV. */
  readonly guids: "compact" | "hyphens";
  /** The class of the code behind that does the operations that name none; absent: unknown. */
  readonly service?: string;
  /** Set where credentials are asked for. */
  readonly login: LoginFacts | undefined;
}

export interface LoginFacts {
  /** The `WWW-Authenticate` of a request without credentials, e.g. `jwt realm="/auth/jwt"`. */
  readonly challenge: string;
  /** The page that browsers are sent to, e.g. `/login`; absent: they get what everybody gets. */
  readonly page: string | undefined;
  /** Where the check sits: `attribute` answers 401 empty and 403 as text, `validator` answers with the error envelope. */
  readonly check: "attribute" | "validator";
  /** The role that passes every check, if the host has one. */
  readonly superRole: string | undefined;
}

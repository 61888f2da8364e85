import type { ObjectValue, Value } from "../../contract/model/value.ts";
import type { StoryName } from "./story-name.ts";

/** What a stand-in knows, read from a scenario file and checked against the contracts it serves. */
export interface Scenario {
  /** The file's name without its ending: `default`. */
  readonly name: string;
  readonly file: string;
  /** One sentence for the start screen. */
  readonly about: string;
  /** The seed when nobody gives another. */
  readonly seed: string;
  /** The instant at which the clock stands still, ISO 8601 in UTC. Made-up rows are laid out up to here, whatever the clock says later. */
  readonly now: string;
  /** By the API's name. An API that the file does not name has everything at its default. */
  readonly apis: ReadonlyMap<string, ScenarioApi>;
}

/** Who may log in, and with what. */
export interface Credentials {
  /** Whether whoever brings well-formed credentials is let in, where the framework can do that. */
  readonly anyCredentials?: boolean;
  readonly identities: readonly Identity[];
  /** The key that signs bearer tokens (HS256), if the scenario takes them; any token signed with it is believed. */
  readonly bearer: { readonly key: Uint8Array; readonly rolesClaim: string } | undefined;
}

/** An account that a scenario has. */
export interface Identity {
  readonly name: string;
  /** Password for Basic; the user name is the identity's name. */
  readonly password: string | undefined;
  readonly roles: readonly string[];
}

/** What a scenario says about one API. */
export interface ScenarioApi extends Credentials {
  /** Whether pages of other origins may read the answers; undefined: they may. */
  readonly cors: boolean | undefined;
  /**
   * `any`: whoever is well-formed exists and has data of its own. `named`: only who is named here or in a rows file. `listed`:
   * what a list shows; where nothing is listed, the same as `named`.
   */
  readonly exists: "any" | "named" | "listed";
  /** How many rows a page has where the contract leaves it open; undefined: the usual number. */
  readonly pageSize: number | undefined;
  /** By entity; see `ScenarioEntity`. */
  readonly entities: ReadonlyMap<string, ScenarioEntity>;
}

/** What a scenario says about one entity of an API. */
export interface ScenarioEntity {
  /** Those that exist by name, with their stories; in the file's order. */
  readonly named: readonly Named[];
  /** Those that surely do not exist, however well-formed. */
  readonly absent: readonly string[];
  /** The story of each row and list that has none of its own, where rows are made from their schema. */
  readonly story: StoryName | undefined;
  /** The rows of a file, which replace made-up ones. */
  readonly rows: readonly StoredRow[] | undefined;
  /** How many rows each owner has where nothing else is said (`--rows ENTITY=COUNT`). */
  readonly size: number | undefined;
  /** Replaces what a property would be, by property path; the same for every row. */
  readonly overrides: ReadonlyMap<string, Value>;
  /** How many rows a page has where the contract leaves it open; undefined: as the API's. */
  readonly pageSize: number | undefined;
  /** Rows older than this many days are hidden unless a bound or a position asks for them. */
  readonly retentionDays: number | undefined;
}

/** One that exists by name. */
export interface Named {
  /** Its id, for owners: the value of the entity's parameter. */
  readonly id: string | undefined;
  /** Its key properties, for rows found by several: property path → value. */
  readonly by: ReadonlyMap<string, string>;
  readonly about: string;
  readonly story: StoryName | undefined;
  readonly size: number | undefined;
  /** How far back its rows reach. */
  readonly days: number | undefined;
  readonly overrides: ReadonlyMap<string, Value>;
  /** The rows of a file that it owns; they replace made-up ones, and those of a file for all owners. */
  readonly rows?: readonly StoredRow[] | undefined;
}

/** A row as a user gave it. */
export interface StoredRow {
  readonly value: ObjectValue;
  readonly hidden: ObjectValue;
}

/** What an API has that a scenario does not mention. */
export const unmentioned: ScenarioApi = {
  anyCredentials: true,
  identities: [],
  bearer: undefined,
  cors: undefined,
  exists: "any",
  pageSize: undefined,
  entities: new Map(),
};

/** What an entity has that a scenario does not mention. */
export const unmentionedEntity: ScenarioEntity = {
  named: [],
  absent: [],
  story: undefined,
  rows: undefined,
  size: undefined,
  overrides: new Map(),
  pageSize: undefined,
  retentionDays: undefined,
};

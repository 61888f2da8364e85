/** The defaults of a stand-in, for the library and the command line alike. */
export const standInDefaults = {
  /** None named: all of contracts/. */
  contracts: [],
  /** Nothing was asked. */
  fetched: new Map<string, never>(),
  derive: undefined,
  overlays: [],
  at: [],
  scenario: "default",
  /** The scenario's. */
  seed: undefined,
  /** The scenario's, standing still. */
  now: undefined,
  rows: [],
  cors: true,
  control: true,
  cache: true,
  allowHosts: [],
  allowOutside: false,
  /** Those of `limits`. */
  maxBody: undefined,
  maxBodies: undefined,
  /** The usual ones. */
  limits: {},
  /** Nothing outlives the process. */
  keep: undefined,
  /** A clock that stands still at 0. */
  time: () => 0,
} as const;

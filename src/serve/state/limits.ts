/** What sessions keep when nothing else is said: enough for any test, and nobody fills the memory with it. */
export const sessionLimits = {
  /** How many sessions there are, and how many characters of changes all of them hold; those not used for longest go first. */
  sessions: 1000,
  sessionCharacters: 256 * 1024 * 1024,
  /** So many written rows of an API a session keeps, and so many characters of them. */
  writtenRows: 10_000,
  writtenCharacters: 64 * 1024 * 1024,
  /** In each session. */
  snapshots: 100,
  overrides: 1000,
  faults: 100,
} as const;

/** Every limit of sessions. */
export type SessionLimits = Readonly<Record<keyof typeof sessionLimits, number>>;

/** The longest name of a session or of a snapshot, in characters. */
export const longestName = 200;

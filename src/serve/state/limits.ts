/** How much one session may keep: enough for any test, and nobody fills the memory with it. */
export const sessionLimits = { snapshots: 100, overrides: 1000, faults: 100, name: 200 } as const;

/** How many sessions are kept, and how many characters of changes in all of them; those not used for longest go first. */
export const sessionsLimits = { sessions: 1000, characters: 256 * 1024 * 1024 } as const;

/** How much one session may keep: enough for any test, and nobody fills the memory with it. */
export const sessionLimits = { snapshots: 100, overrides: 1000, faults: 100 } as const;

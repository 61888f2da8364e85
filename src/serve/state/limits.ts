/** The longest name of a session or of a snapshot, in characters. */
export const longestName = 200;

import { setFlagsFromString } from "node:v8";

/**
 * How long Node 20 waits before it makes optimised code of a function that runs often, in bytes of code run. What opens a contract
 * runs for a second or two and never again: optimised code of it comes too late, and making it takes a third of all the time where
 * there is one processor, as in many containers. Later engines wait longer by themselves, and know no such flag.
 */
const budgets = { opening: 500_000, usual: 67_584 };

/** Sets the engine's pace: `opening` for work that is done once, `usual` for what is done again and again. */
export function enginePace(pace: keyof typeof budgets): void {
  // Documented as able to do harm once the engine runs: this one is a number that the engine reads each time it looks at it.
  if (process.versions.v8.startsWith("11.3.")) setFlagsFromString(`--interrupt-budget=${budgets[pace]}`);
}

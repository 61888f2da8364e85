import type { Report } from "./report.ts";
import { coverageOf, withoutBreaksUnreached } from "./summary.ts";
import { countVerdicts } from "../verdict/result.ts";

/** For programs: the result itself, with the counts in front. Its shape is `docs/report.schema.json`. */
export const json: Report = {
  name: "json",
  render(told) {
    const result = withoutBreaksUnreached(told);
    const counts = countVerdicts(result);
    const summary = {
      holds: counts.holds,
      breaks: counts.breaks,
      notChecked: counts["not checked"],
      ...coverageOf(result),
    };
    return `${JSON.stringify({ summary, ...result }, undefined, 2)}\n`;
  },
};

import type { Response } from "express";
import { sessionLimits } from "../../state/limits.ts";
import { sendProblem } from "../problem-json.ts";

/** Says that a session holds as many of these as it may, and what to do. */
export function sendFull(response: Response, what: "snapshots" | "overrides" | "faults", cure: string): void {
  sendProblem(response, 409, `There are too many ${what}`, `a session keeps at most ${sessionLimits[what]}; ${cure}`);
}

import type { Response } from "express";
import type { Sessions } from "../../state/sessions.ts";
import { sendProblem } from "../problem-json.ts";

/** Says that a session holds as many of these as it may, and what to do. */
export function sendFull(
  response: Response,
  { limits }: Pick<Sessions, "limits">,
  what: "snapshots" | "overrides" | "faults",
  cure: string,
): void {
  sendProblem(response, 409, `There are too many ${what}`, `a session keeps at most ${limits[what]}; ${cure}`);
}

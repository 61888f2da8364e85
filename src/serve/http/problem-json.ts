import type { Response } from "express";
import { problemAnswer } from "../operation/problem-answer.ts";
import { send } from "./outgoing.ts";

/** Answers with a problem in the tool's own words. */
export function sendProblem(response: Response, ...problem: Parameters<typeof problemAnswer>): void {
  send(problemAnswer(...problem), response.req, response);
}

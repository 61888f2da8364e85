import type { Json } from "../json.ts";
import type { Limits } from "../limits.ts";
import type { Node } from "../plan/node.ts";
import type { Planner } from "../plan/planner.ts";
import type { Run, Spot } from "./spot.ts";

/** Makes the parts of a value: what the makers of lists and objects need of the whole. */
export interface Maker {
  readonly limits: Limits;
  readonly planner: Planner;
  readonly direction: Direction | undefined;
  /** A value that fits a node, or undefined. */
  make(node: Node, spot: Spot): Json | undefined;
  /** Whether there is any value for a node, in so much room. */
  canMake(node: Node, room: number | undefined, run: Run): boolean;
  /** A value as unlike that of other spots as can be, for lists whose items differ. */
  vary(node: Node, spot: Spot): Json | undefined;
}

/**
 * Which way a body goes: members that are only read are not sent, those that are only written are not answered. The answer to a
 * request that was right (`response`) tells of no errors, another one (`refusal`) does.
 */
export type Direction = "request" | AnswerDirection;

export type AnswerDirection = "response" | "refusal";

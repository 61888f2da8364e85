import type { Lane } from "./lane.ts";
import type { DeliveryOutcome } from "./outcome.ts";

/** One attempt before it is spelled out as a row. */
export interface Attempt {
  /** The message it delivers: its block and its number there. */
  readonly source: number;
  readonly index: number;
  readonly laneNumber: number;
  readonly lane: Lane;
  readonly outcome: DeliveryOutcome;
  readonly success: boolean;
  /** Milliseconds since 1970, whole ticks. */
  readonly time: number;
}

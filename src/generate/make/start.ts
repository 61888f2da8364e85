import { keyOf } from "../../random/key.ts";
import type { Spot } from "./spot.ts";

/** Where least values are made: a place that no row has. */
export const start: Omit<Spot, "room" | "run"> = {
  key: keyOf("least"),
  at: [0, 0],
  anchor: Date.UTC(2026, 0, 1),
  locale: undefined,
  name: "",
  depth: 0,
  examples: [],
};

import { storyNames, type StoryName } from "../scenario/story-name.ts";
import { child, type Key } from "../../random/key.ts";
import { fraction } from "../../random/draw.ts";

/** What becomes of those that no scenario names: mostly ordinary stories, by weight. */
export function storyOf(key: Key, weights: Readonly<Partial<Record<StoryName, number>>>): StoryName {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  let left = fraction(child(key, "story")) * total;
  return storyNames.find((name) => (left -= weights[name] ?? 0) < 0) ?? "healthy";
}

/** A size around the usual one of a story: a third of it up to one and a half. */
export function sizeAround(key: Key, usual: number): number {
  return Math.round(usual * (0.3 + 1.2 * fraction(child(key, "size"))));
}

/** The most that `sizeAround` gives. */
export function usualMost(usual: number): number {
  return Math.ceil(usual * 1.5);
}

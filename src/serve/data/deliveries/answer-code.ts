import { chance, pick } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import { word } from "../../../random/threefry.ts";
import { slotsOf } from "../../../random/weights.ts";
import type { Attempt } from "./attempt.ts";
import { counterOf } from "./counter.ts";
import type { DeliveryStory } from "./story.ts";

const good = [200, 202, 204, 201] as const;
/** What a receiver says when all is well, by its kind; most are of the first. */
const kinds = [
  [92, 4, 3, 1],
  [92, 4, 3, 1],
  [92, 4, 3, 1],
  [8, 88, 3, 1],
  [10, 4, 85, 1],
  [30, 5, 3, 62],
].map(slotsOf);
/** What passes, and what does not: a delivery that arrives in the end was never refused for good. */
const passing = [503, 500, 502, 504, 429] as const;
const bad = [...passing, 404, 410, 401, 403, 400] as const;

/** The status that an endpoint's receiver answers an attempt with; 0 when it gives no HTTP answer. Most answers of one endpoint are alike. */
export function answerCodes(endpointKey: Key, story: DeliveryStory): (attempt: Attempt) => number {
  const key = child(endpointKey, "code");
  const [successKey, sameKey, secondKey, oneKey, otherKey] = ["success", "same", "second", "one", "other"].map((step) =>
    child(key, step),
  );
  const slots = pick(child(key, "good"), kinds);
  const usual = pick(child(key, "bad"), story.steady === true ? bad.slice(0, 8) : passing);
  const steady = story.steady === true ? 0.97 : 0.6;
  return ({ source, index, laneNumber, lane, outcome, success }) => {
    const counter = counterOf(source, index, laneNumber);
    if (story.texts === "minimal") return success ? 200 : 0;
    if (story.texts === "maximal") return success ? 299 : outcome.silent ? 0 : 599;
    if (success) return good[slots[word(successKey ?? key, source, counter) & 0xff] ?? 0] ?? 200;
    if (outcome.silent && lane.kind === "scheduled") return 0;
    const message = counterOf(source, index);
    // A message that fails in another way than usual has at most two ways of its own.
    if (chance(sameKey ?? key, steady, source, message)) return usual;
    const own = chance(secondKey ?? key, 0.25, source, counter) ? otherKey : oneKey;
    return pick(own ?? key, outcome.success ? passing : bad, source, message);
  };
}

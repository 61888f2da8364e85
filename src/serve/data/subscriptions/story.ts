import type { StoryName } from "../../scenario/story-name.ts";

/** What has been going on with a subscription. Only what differs from a healthy one is said. */
export interface SubscriptionStory {
  readonly about: string;
  /** How many events were sent to it unless the scenario says, and how many days ago it was created. */
  readonly size: number;
  readonly days: number;
  /** The share of results that are the receiver's own errors (5xx); these never switch a subscription off. */
  readonly errors: number;
  /** Only errors since Tuesday. */
  readonly failing?: boolean;
  /** Where in its history (0 to 1) the receiver refused (4xx), which switches a subscription off; and whether it was switched on again a day later. */
  readonly refused?: { readonly at: number; readonly switchedOn: boolean };
  /** Where in its history its owner switched it off. */
  readonly paused?: number;
  readonly texts?: "hostile" | "minimal" | "maximal";
}

const healthy: SubscriptionStory = { about: "every event arrives", size: 140, days: 120, errors: 0 };

export const subscriptionStories: Readonly<Record<StoryName, SubscriptionStory>> = {
  healthy,
  flaky: { ...healthy, about: "one event in eight meets an error; still active", size: 90, errors: 0.13 },
  failing: { ...healthy, about: "only errors since Tuesday; still active", size: 80, errors: 0.02, failing: true },
  recovered: {
    ...healthy,
    about: "refused once, switched on again, fine since",
    size: 60,
    errors: 0.03,
    refused: { at: 0.6, switchedOn: true },
  },
  disabled: {
    ...healthy,
    about: "the receiver refused, which switched it off",
    size: 40,
    errors: 0.05,
    refused: { at: 0.8, switchedOn: false },
  },
  paused: { ...healthy, about: "switched off by its owner", size: 50, errors: 0.02, paused: 0.7 },
  new: { ...healthy, about: "made today, nothing delivered yet", size: 0, days: 0.05 },
  silent: { ...healthy, about: "old, and no event ever came", size: 0, days: 200 },
  busy: {
    ...healthy,
    about: "thousands of events; its history shows the last hundred",
    size: 5000,
    days: 90,
    errors: 0.01,
  },
  hostile: {
    ...healthy,
    about: "commas, quotes, line ends, markup, formulas, emoji in its texts",
    size: 30,
    errors: 0.3,
    texts: "hostile",
  },
  minimal: { ...healthy, about: "only what must be there", size: 0, texts: "minimal" },
  maximal: { ...healthy, about: "the longest texts there are", size: 150, errors: 0.2, texts: "maximal" },
  "in-flight": { ...healthy, about: "every event arrives" },
};

/** What becomes of those that no scenario names, by weight. */
export const usualSubscriptionStories = {
  healthy: 50,
  flaky: 18,
  failing: 6,
  recovered: 8,
  disabled: 8,
  paused: 4,
  new: 3,
  silent: 3,
};

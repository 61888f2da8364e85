/** The stories a scenario can tell; docs/data.md says what each looks like. The scenario schema lists the same. */
export const storyNames = [
  "healthy",
  "flaky",
  "failing",
  "recovered",
  "disabled",
  "paused",
  "new",
  "silent",
  "busy",
  "hostile",
  "minimal",
  "maximal",
  "in-flight",
] as const;

export type StoryName = (typeof storyNames)[number];

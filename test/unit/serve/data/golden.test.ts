import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createData } from "../../../../src/serve/data/create-data.ts";
import { storyNames } from "../../../../src/serve/scenario/story-name.ts";
import { anchor, attemptsContract, attemptsData, endpoint, loaded, subscriptionsContract } from "./worlds.ts";

// What a seed gives is a promise: people keep snapshots of it. A change here has to be made on purpose and said aloud.

const hashOf = (value: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part)))
    .digest("hex")
    .slice(0, 16);

test("keeps the rows of every story for ever", () => {
  const hashes = Object.fromEntries(
    storyNames.map((story) => {
      const data = attemptsData({ story, size: 200, seed: "golden", now: anchor });
      return [
        story,
        hashOf(data.page("attempts", endpoint, { limit: 1e9, from: undefined, towards: "older", conditions: [] })),
      ];
    }),
  );
  expect(hashes).toMatchInlineSnapshot(`
    {
      "busy": "b716cb4688d1cba8",
      "disabled": "eafa0a1d63476c9f",
      "failing": "574da83c867c7047",
      "flaky": "f7b0f74d24e87148",
      "healthy": "be2e5ecd2c013fa8",
      "hostile": "62e6f74c8ba219e1",
      "in-flight": "f394d48f98f252c7",
      "maximal": "92d24926dc3dd5eb",
      "minimal": "1997291e2b6c7061",
      "new": "67554499fd4c52cb",
      "paused": "859931692bdf16b5",
      "recovered": "9406e14dcc19e841",
      "silent": "be2e5ecd2c013fa8",
    }
  `);
});

test("keeps a row of a thousand million for ever", () => {
  const data = attemptsData({ story: "flaky", size: 1e9, seed: "golden", now: anchor });
  const page = data.page("attempts", endpoint, { limit: 2, from: "atmpt_3I", towards: "older", conditions: [] });
  expect(page?.rows.map(({ value, hidden }) => ({ ...value, ...hidden }))).toMatchInlineSnapshot(`
    [
      {
        "EndpointId": "ep_38fGt2XwPq9LsVb6NcKmTz7RdQa",
        "EventType": "payment.received",
        "Id": "atmpt_3HzzzzuAIfo7p5TwIWFKmaRHvNN",
        "MessageId": "msg_3Hzzzzke5eO4UjwXYe0S6oilLx5",
        "ResponseStatusCode": 200,
        "Status": "Success",
        "Timestamp": "2026-08-16T13:12:31.380Z",
        "TriggerType": "Scheduled",
        "Url": "https://hooks.lindqvist.example/hooks?source=main&v=2",
      },
      {
        "EndpointId": "ep_38fGt2XwPq9LsVb6NcKmTz7RdQa",
        "EventType": "customer.created",
        "Id": "atmpt_3HzzzzpNP55h3cDv9CMIfOaUZSD",
        "MessageId": "msg_3Hzzzy1QkHHAPLglt4lhPyhEjwb",
        "ResponseStatusCode": 0,
        "Status": "Fail",
        "Timestamp": "2026-08-16T13:12:31.368Z",
        "TriggerType": "Scheduled",
        "Url": "https://hooks.lindqvist.example/hooks?source=main&v=2",
      },
    ]
  `);
});

test("keeps what the default scenario names for ever", () => {
  const scenario = loaded("default");
  const data = createData(subscriptionsContract, scenario, { seed: scenario.seed, now: scenario.now });
  const rows = data
    .names()
    .map(({ parameters }) =>
      data.find(
        "subscriptions",
        new Map([...parameters].map(([name, value]) => [name === "EventName" ? "subscription.event" : name, value])),
      ),
    );
  const attempts = createData(attemptsContract, scenario, { seed: scenario.seed, now: scenario.now });
  const pages = attempts
    .names()
    .map(({ name }) =>
      attempts.page("attempts", name, { limit: 250, from: undefined, towards: "older", conditions: [] }),
    );
  expect([hashOf(rows), hashOf(pages)]).toMatchInlineSnapshot(`
    [
      "d7a82101f5c27833",
      "06f13cc245409488",
    ]
  `);
});

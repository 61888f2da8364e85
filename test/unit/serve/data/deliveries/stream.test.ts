import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf } from "../../../../../src/random/key.ts";
import { attemptIn } from "../../../../../src/serve/data/deliveries/lane.ts";
import { rhythmOf } from "../../../../../src/serve/data/deliveries/rhythm.ts";
import { stories } from "../../../../../src/serve/data/deliveries/story.ts";
import { attemptsIn, type Look, streamOf, stretchesOf } from "../../../../../src/serve/data/deliveries/stream.ts";

const until = Date.UTC(2026, 8, 18, 10);
const day = 86_400_000;
const schedule = [5, 300, 1800, 7200, 18_000, 36_000, 36_000].map((seconds) => seconds * 1000);

const streams = fc
  .record({
    seed: fc.string(),
    messages: fc.constantFrom(40, 900, 30_000, 1e6, 3e8),
    story: fc.constantFrom("flaky", "recovered", "failing", "disabled"),
  })
  .map(({ seed, messages, story }) =>
    streamOf({
      key: keyOf(seed),
      schedule,
      rhythm: rhythmOf("shop"),
      phases: stories[story as "flaky"].phases(until),
      until,
      span: 60 * day,
      messages,
      eventWeights: [1],
    }),
  );

const all = (stream: ReturnType<typeof streamOf>): Pick<Look, "attempts" | "lanes" | "outcomes"> => ({
  attempts: new Uint8Array(stream.lanes.length * stream.outcomes.length).fill(1).map((_, at) => {
    const lane = stream.lanes[Math.floor(at / stream.outcomes.length)]!;
    return attemptIn(lane, stream.outcomes[at % stream.outcomes.length]!) === undefined ? 0 : 1;
  }),
  lanes: [...stream.lanes.keys()],
  // Every outcome, in every lane.
  outcomes: stream.lanes.map(() => -1),
});

test("shows every attempt of every message in its block, once", () => {
  fc.assert(
    fc.property(streams, fc.double({ min: 0, max: 1, noNaN: true }), (stream, at) => {
      const source = Math.floor(at * stream.grid.blockOf(until));
      const effort = { blocks: 0, messages: 0 };
      [...stream.messages.outcomesIn(source)].forEach((number, index) => {
        const outcome = stream.outcomes[number]!;
        stream.lanes.forEach((lane, laneNumber) => {
          const came = attemptIn(lane, outcome);
          if (came === undefined) return;
          const time = stream.routes[laneNumber]!.timeOf(source, index);
          const block = attemptsIn(stream, stream.grid.blockOf(time), { ...all(stream), events: undefined, effort });
          const same = block.filter(
            (one) => one.source === source && one.index === index && one.laneNumber === laneNumber,
          );
          expect(same).toMatchObject([{ time, success: came === "success" }]);
        });
      });
    }),
    { numRuns: 150 },
  );
});

test("leaves out no stretch that holds a wanted attempt", () => {
  fc.assert(
    fc.property(streams, fc.double({ min: 0, max: 1.05, noNaN: true }), fc.nat(), (stream, at, pair) => {
      const everything = all(stream);
      // One (lane, outcome) pair is wanted.
      const wanted = new Uint8Array(everything.attempts.length);
      const known = [...everything.attempts.keys()].filter((one) => everything.attempts[one] === 1);
      wanted[known[pair % known.length]!] = 1;
      const block = Math.floor(at * stream.grid.blockOf(until));
      const found = attemptsIn(stream, block, {
        ...everything,
        attempts: wanted,
        events: undefined,
        effort: { blocks: 0, messages: 0 },
      });
      const inside = stretchesOf(stream, wanted).some(([from, to]) => from <= block && block <= to);
      if (!inside) expect(found).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { utcText } from "../../../src/contract/model/scalar/instant.ts";
import { spelledTime } from "../../../src/contract/model/times.ts";
import {
  isoDate,
  jsvDate,
  secondsDate,
  wcfDate,
  xmlDate,
} from "../../../src/wire/dialect/servicestack/scalar/date-text.ts";

const inCell = (text: string): string => `,"""${text}"""`;

test.each<[string, boolean, (time: string) => string]>([
  ["its seconds", true, secondsDate],
  ["its seconds in a cell", true, (time) => inCell(secondsDate(time))],
  ["no more digits than needed", true, (time) => `<Time>${xmlDate(time)}</Time>`],
  ["itself", true, (time) => `"at":"${time}"`],
  ["seven digits", false, isoDate],
  ["a date alone at midnight", false, jsvDate],
  ["a number", false, (time) => wcfDate(time)],
  ["another text for one second in sixty", false, (time) => (time.includes(":00Z") ? "" : time)],
])("a spelling of times by %s is known: %s", (_, isKnown, spell) => {
  const known = spelledTime(spell);
  expect(known !== undefined).toBe(isKnown);
  if (known === undefined) return;
  const { before, behind, part } = known;
  // Within the years 1971 to 9999, whole milliseconds and whole seconds.
  const time = fc.oneof(
    fc.integer({ min: 31_536_000_000, max: 253_402_300_799_999 }),
    fc.integer({ min: 31_536_000, max: 253_402_300_799 }).map((second) => second * 1000),
    fc.integer({ min: 400, max: 2_932_896 }).map((day) => day * 86_400_000),
  );
  fc.assert(
    fc.property(time, (ms) => {
      const text = utcText(ms);
      expect(before + part(text) + behind).toBe(spell(text));
    }),
    { numRuns: 1000 },
  );
});

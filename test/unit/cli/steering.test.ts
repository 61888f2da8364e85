import { expect, test } from "vitest";
import { steering } from "../../../src/cli/steering.ts";

test.each([
  ["127.0.0.1", undefined, true, ""],
  ["localhost", true, true, ""],
  ["::1", false, false, ""],
  ["0.0.0.0", false, false, ""],
  ["0.0.0.0", undefined, false, "others can reach 0.0.0.0, so /_standin/ is off"],
  ["devbox", undefined, false, "others can reach devbox"],
  ["::", true, true, "whoever reaches :: can change this stand-in"],
])("decides at %s, asked %s, that the control interface is on: %s", (host, asked, on, said) => {
  const decided = steering(host, asked);
  expect(decided.on).toBe(on);
  expect(decided.warning.split("\n").length).toBe(said === "" ? 1 : 2);
  expect(decided.warning).toContain(said);
});

import { expect, test } from "vitest";
import { retryAfter } from "../../../../src/verify/exchange/retry-after.ts";

const date = ["Date", "Fri, 18 Sep 2026 10:00:00 GMT"] as const;

test.each([
  [200, [["Retry-After", "5"]], undefined],
  [429, [], 1000],
  [429, [["retry-after", "5"]], 5000],
  [429, [["Retry-After", "soon"]], 1000],
  [429, [date, ["Retry-After", "Fri, 18 Sep 2026 10:01:30 GMT"]], 90_000],
  [429, [date, ["Retry-After", "Fri, 18 Sep 2026 09:00:00 GMT"]], 0],
  [429, [["Retry-After", "Fri, 18 Sep 2026 10:01:30 GMT"]], 1000],
  [503, [], undefined],
  [503, [["Retry-After", "0"]], 0],
  [503, [["Retry-After", "Fri, 18 Sep 2026 10:01:30 GMT"]], undefined],
] as const)("waits after %i with %j for %s ms", (status, headers, wait) => {
  expect(retryAfter({ status, reason: "", headers, body: new Uint8Array(), milliseconds: 1 })).toBe(wait);
});

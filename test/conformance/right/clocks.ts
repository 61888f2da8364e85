import type { Chooser } from "./chooser.ts";

const moments = [
  "2026-09-18T00:00:00.000Z",
  "2026-09-17T23:59:59.999Z",
  "2026-09-30T23:59:59.999Z",
  "2026-10-01T00:00:00.000Z",
  "2026-10-25T00:59:59.999Z", // summer time ends in Europe
  "2026-10-25T01:00:00.000Z",
  "2026-11-01T06:00:00.000Z", // and in America
  "2027-03-28T01:00:00.000Z", // begins
  "2026-12-31T23:59:59.999Z",
  "2027-01-01T00:00:00.000Z",
  "2028-02-29T12:34:56.789Z",
  "2027-02-28T23:59:59.001Z",
  "2024-02-29T00:00:00.000Z",
  "2025-06-01T12:00:00.000Z",
  "2038-01-19T03:14:08.000Z",
] as const;

/** A moment for the clock: as the scenario has it, near it, one at which calendars turn, or any. */
export function clockFor({ one, whole }: Chooser, usual: string): string {
  switch (one("clock", ["usual", "usual", "near", "moment", "moment", "any"] as const)) {
    case "usual":
      return usual;
    case "near":
      return moved(usual, whole("clock offset", -40 * 86_400_000, 400 * 86_400_000));
    case "moment":
      return one("moment", moments);
    case "any":
      return moved(
        "2022-01-01T00:00:00.000Z",
        whole("clock any", 0, 20 * 365) * 86_400_000 + whole("ms", 0, 86_399_999),
      );
  }
}

/** Time zones of the machine; nothing may depend on them. */
export const zones = [
  "UTC",
  "Europe/Stockholm",
  "Europe/Berlin",
  "America/St_Johns",
  "America/Los_Angeles",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Australia/Lord_Howe",
] as const;

function moved(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString();
}

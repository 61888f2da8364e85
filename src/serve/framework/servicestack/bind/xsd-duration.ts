import { isoTimeSpan } from "../../../../contract/model/scalar/time-span.ts";
import { ticksPerDay, ticksPerHour, ticksPerMinute, ticksPerSecond } from "./ticks.ts";

const xsdDuration =
  /^(-?)P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

/** Reads `xs:duration`; a year has 365 days, a month 30. Gives the canonical text, or undefined. */
export function readXsdDuration(text: string): string | undefined {
  const found = xsdDuration.exec(text);
  if (found === null) return undefined;
  const [years, months, days, hours, minutes, seconds] = found
    .slice(2, 8)
    .map((part: string | undefined) => BigInt(part ?? 0));
  const wholeDays = (years ?? 0n) * 365n + (months ?? 0n) * 30n + (days ?? 0n);
  const clock = (hours ?? 0n) * ticksPerHour + (minutes ?? 0n) * ticksPerMinute + (seconds ?? 0n) * ticksPerSecond;
  const ticks = wholeDays * ticksPerDay + clock + BigInt((found[8] ?? "").slice(0, 7).padEnd(7, "0"));
  if (ticks >= 2n ** 63n) return undefined;
  return isoTimeSpan(found[1] === "-" ? -ticks : ticks);
}

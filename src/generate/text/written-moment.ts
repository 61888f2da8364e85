/** A time as Microsoft's writers of JSON spell it: `/Date(1583967733054+0000)/`, milliseconds since 1970; the offset is for people. */
const microsoft = /^(\\?\/Date\()(-?\d{1,15})((?:[+-]\d{4})?\)\\?\/)$/;

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

interface MicrosoftDate {
  /** What stands in front of the time. */
  readonly before: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly after: string;
  /** Whether it is a day, at midnight in UTC. */
  readonly isDay: boolean;
}

/** A text of that spelling in its parts. */
export function microsoftDate(text: string): MicrosoftDate | undefined {
  const [, before = "", time, after = ""] = microsoft.exec(text) ?? [];
  return time === undefined ? undefined : { before, time: Number(time), after, isDay: Number(time) % 86_400_000 === 0 };
}

/** Whether a text is a time of a day, whatever it is called. */
export function isWrittenMoment(text: string): boolean {
  return iso.test(text) || microsoftDate(text) !== undefined;
}

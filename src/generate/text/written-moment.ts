/** A time as Microsoft's writers of JSON spell it: `/Date(1583967733054+0000)/`, milliseconds since 1970; the offset is for people. */
const microsoft = /^(\\?\/Date\()(-?\d{1,15})((?:[+-]\d{4})?\)\\?\/)$/;

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The milliseconds since 1970 of a text of that spelling, and what stands around them. */
export function microsoftDate(
  text: string,
): { readonly before: string; readonly time: number; readonly after: string } | undefined {
  const [, before = "", time, after = ""] = microsoft.exec(text) ?? [];
  return time === undefined ? undefined : { before, time: Number(time), after };
}

/** Whether a text is a time of a day, whatever it is called. */
export function isWrittenMoment(text: string): boolean {
  return iso.test(text) || microsoftDate(text) !== undefined;
}

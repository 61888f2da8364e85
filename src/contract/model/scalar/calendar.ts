/**
 * The Gregorian calendar of the years 1 to 9999, which is as far as four digits of a year and .NET's `DateTime` go
 * (RFC 3339 section 5.6; ECMA-335 leaves the range to the class library: `DateTime.MinValue`, `MaxValue`).
 */
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether the calendar has that day. */
export function isDay(year: number, month: number, day: number): boolean {
  const leapDay = month === 2 && isLeapYear(year) ? 1 : 0;
  return year >= 1 && year <= 9999 && day >= 1 && day <= (daysInMonth[month - 1] ?? 0) + leapDay;
}

/** Days from 1 January 1970. A year begins in March here, so that the leap day comes last. */
export function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

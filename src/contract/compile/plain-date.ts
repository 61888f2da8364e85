/**
 * A date and time as the product holds it, from ISO 8601 (a date alone is its midnight; up to seven digits of a second,
 * zeros at the end dropped) or from `/Date(ms)/` (UTC; with an offset: that local time). Undefined when it is neither.
 */
export function plainDateTime(text: string): string | undefined {
  const wcf = /^\\?\/Date\((-?\d+)([+-]\d{4})?\)\\?\/$/.exec(text);
  if (wcf !== null) return fromMilliseconds(Number(wcf[1]), wcf[2]);
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text,
  );
  if (parts === null) return undefined;
  const [, year = "", month = "", day = "", hour = "00", minute = "00", second = "00", fraction = "", zone = ""] =
    parts;
  if (!isDate(Number(year), Number(month), Number(day))) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const rest = fraction.replace(/0+$/, "");
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${rest === "" ? "" : `.${rest}`}${zone.replace(/^(...)(\d\d)$/, "$1:$2")}`;
}

function isDate(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year >= 1 && day >= 1 && day <= days;
}

function fromMilliseconds(milliseconds: number, offset: string | undefined): string | undefined {
  const minutes =
    offset === undefined
      ? 0
      : (offset.startsWith("-") ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3)));
  const date = new Date(milliseconds + minutes * 60_000);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return undefined;
  const local = date
    .toISOString()
    .slice(0, -1)
    .replace(/\.?0+$/, "");
  return `${local}${offset === undefined ? "Z" : offset.replace(/^(...)/, "$1:")}`;
}

import type { ListFilter } from "../../../contract/model/contract.ts";
import { instantOf, utcText } from "../../../contract/model/scalar/instant.ts";
import type { Value } from "../../../contract/model/value.ts";
import { microsoftDate } from "../../../generate/text/written-moment.ts";
import { meets } from "../../data/condition.ts";

type Comparison = Exclude<ListFilter["operator"], "search" | "contains" | "keys">;

/** Whether what a row has compares so with what is asked for; times do so however each of them is spelled. */
export function compared(operator: Comparison, found: Value, wanted: Value): boolean {
  const [own, asked] = asTimes(found, wanted);
  // What is no time tells nothing of one.
  if (operator !== "equals" && isInstant(own) && typeof asked === "string" && !isInstant(asked)) return true;
  const isDay = typeof asked === "string" && day.test(asked) && isInstant(own);
  const last = isDay && (operator === "onOrBefore" || operator === "equals") ? own.slice(0, asked.length) : own;
  const row = { key: "", value: { found: last }, hidden: {} };
  return meets(row, [{ property: "found", operator, value: asked }]);
}

/** A day has all its times. */
const day = /^\d{4}-\d\d-\d\d$/;

function isInstant(value: Value): value is string {
  return typeof value === "string" && instantOf(value) !== undefined;
}

/** Both as times of ISO 8601, where they are spelled otherwise; two numbers are numbers. */
function asTimes(found: Value, wanted: Value): readonly [Value, Value] {
  if (isInstant(found) && isInstant(wanted)) return [found, wanted];
  const isTold = [found, wanted].some(
    (value) => isInstant(value) || (typeof value === "string" && microsoftDate(value)),
  );
  const [own, asked] = isTold ? [timeIn(found), timeIn(wanted)] : [];
  return own === undefined || asked === undefined ? [found, wanted] : [own, asked];
}

/** A time as a text of ISO 8601: of one, of Microsoft's JSON, or of Unix time in seconds or milliseconds. */
function timeIn(value: Value): string | undefined {
  if (isInstant(value)) return value;
  const date = typeof value === "string" ? microsoftDate(value) : undefined;
  const number = date?.time ?? (typeof value === "string" && /^\d{9,13}$/.test(value) ? Number(value) : value);
  if (typeof number !== "number" && typeof number !== "bigint") return undefined;
  const time = Number(number) < 1e11 && date === undefined ? Number(number) * 1000 : Number(number);
  return time >= earliest && time < latest ? utcText(Math.floor(time)) : undefined;
}

/** Smaller and larger numbers are no times of somebody who is alive. */
const earliest = 1e11;
const latest = 4e12;

import { below } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import { admitsFormat } from "../format/admits-format.ts";
import { isMultiple } from "../judge/judge-scalar.ts";
import type { Bound, NumberLimits } from "../plan/limits-of-kinds.ts";
import { commonMultiple, decimalOf, numberOf, scaled } from "./decimal.ts";
import { isJavaScriptTime, isUnixTime, type NumberMeaning, numberMeaning } from "./number-meaning.ts";
import { momentBefore } from "../text/moment-text.ts";
import type { Spot } from "./spot.ts";

/** All that a number is chosen from: the multiples of a step between two others. */
interface Grid {
  readonly from: bigint;
  readonly count: bigint;
  readonly step: bigint;
  readonly places: number;
}

/** Numbers without bounds lie below this. */
const usualMost = { whole: 999, fraction: 9999.99 };

/** A number that fits the limits; undefined where there is none. */
export function makeNumber(limits: NumberLimits, isWhole: boolean, spot: Spot): number | bigint | undefined {
  const meaning = numberMeaning(spot.name, isWhole, spot.anchor);
  const grids = [meaning === undefined ? undefined : gridOf(limits, isWhole, meaning), gridOf(limits, isWhole)];
  const fits = (number: number | bigint): boolean =>
    limits.steps.every((step) => isMultiple(number, step)) &&
    limits.formats.every((format) => admitsFormat(format, number));
  const time = timeOf(isWhole, spot);
  if (time !== undefined && isBetween(time, limits) && fits(time)) return time;
  for (const grid of grids) {
    const number = grid === undefined ? undefined : onGrid(grid, spot, fits);
    if (number !== undefined) return number;
  }
  return edges(limits).find(
    (number) => (!isWhole || Number.isInteger(number)) && isBetween(number, limits) && fits(number),
  );
}

/** Whole numbers are taken for seconds; where all numbers are `number`, so are those of JavaScript. */
function timeOf(isWhole: boolean, spot: Spot): number | undefined {
  if (isWhole) return isUnixTime(spot.name) ? momentBefore(spot, spot.name) / 1000 : undefined;
  return isJavaScriptTime(spot.name) ? momentBefore(spot, spot.name) : undefined;
}

/** Bounds that are no multiples of any step, what lies between them, and zero. */
function edges({ least, most }: NumberLimits): readonly number[] {
  const [low, high] = [least?.value ?? 0, most?.value ?? 0];
  return [low, high, (low + high) / 2, 0];
}

function isBetween(number: number, { least, most }: NumberLimits): boolean {
  return (
    (least === undefined || number > least.value || (number === least.value && !least.exclusive)) &&
    (most === undefined || number < most.value || (number === most.value && !most.exclusive))
  );
}

/** So many steps are looked at for one that is a multiple in floating point, too. */
const mostTries = 60;

function onGrid(
  grid: Grid,
  { key, at }: Spot,
  fits: (number: number | bigint) => boolean,
): number | bigint | undefined {
  const numberAt = (index: bigint): number | bigint => numberOf((grid.from + index) * grid.step, grid.places);
  const draw = (from: typeof key): bigint =>
    grid.count <= 0xffff_ffffn
      ? BigInt(below(from, Number(grid.count), ...at))
      : BigInt(below(from, 0xffff_ffff, ...at));
  const first = draw(key);
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const index =
      attempt === 0
        ? first
        : attempt < 20
          ? (first + BigInt(attempt)) % grid.count
          : draw(child(key, `number ${attempt}`));
    const number = numberAt(index);
    if (fits(number)) return number;
  }
  return undefined;
}

/** The numbers that the limits leave, near zero or near a bound; undefined where there are none. */
function gridOf(limits: NumberLimits, isWhole: boolean, meaning?: NumberMeaning): Grid | undefined {
  const window = windowOf(limits, isWhole, meaning);
  if (window === undefined) return undefined;
  const steps = [...limits.steps, ...(isWhole ? [1] : [])];
  const all = steps.length > 0 ? steps : [fineStep(window, meaning)];
  const decimals = [...all, window.least.value, window.most.value].map(decimalOf);
  const places = Math.max(...decimals.map((decimal) => decimal.places));
  if (places > 400) return undefined;
  const step = all.map((one) => scaled(decimalOf(one), places)).reduce(commonMultiple);
  const low = scaled(decimalOf(window.least.value), places);
  const high = scaled(decimalOf(window.most.value), places);
  const from = ceilDivide(window.least.exclusive ? low + 1n : low, step);
  const to = floorDivide(window.most.exclusive ? high - 1n : high, step);
  return to < from ? undefined : { from, count: to - from + 1n, step, places };
}

interface Window {
  readonly least: Bound;
  readonly most: Bound;
}

/** Where a number is chosen: within its bounds, near zero where these are far away. */
function windowOf({ least, most, steps }: NumberLimits, isWhole: boolean, meaning?: NumberMeaning): Window | undefined {
  const inclusive = (value: number): Bound => ({ value, exclusive: false });
  if (meaning !== undefined) {
    const from = least === undefined || least.value < meaning.least ? inclusive(meaning.least) : least;
    const to = most === undefined || most.value > meaning.most ? inclusive(meaning.most) : most;
    return from.value > to.value ? undefined : { least: from, most: to };
  }
  const usual = Math.max(isWhole ? usualMost.whole : usualMost.fraction, ...steps.map((step) => step * 100));
  const isFar = (bound: Bound | undefined): boolean => bound === undefined || Math.abs(bound.value) > 10 * usual;
  if (least !== undefined && least.value >= 0) {
    return {
      least,
      most: most !== undefined && most.value - least.value <= 10 * usual ? most : inclusive(least.value + usual),
    };
  }
  if (most !== undefined && most.value <= 0) {
    return {
      most,
      least: least !== undefined && most.value - least.value <= 10 * usual ? least : inclusive(most.value - usual),
    };
  }
  const to = most !== undefined && !isFar(most) ? most : inclusive(usual);
  return { least: least !== undefined && !isFar(least) ? least : inclusive(0), most: to };
}

/** Two decimals, more where a hundred such steps do not fit. */
function fineStep({ least, most }: Window, meaning?: NumberMeaning): number {
  const width = most.value - least.value;
  if (meaning?.step !== undefined && width >= meaning.step) return meaning.step;
  let step = 0.01;
  while (step > 1e-12 && width < 100 * step) step /= 10;
  return Number(step.toPrecision(1));
}

function ceilDivide(one: bigint, by: bigint): bigint {
  return -floorDivide(-one, by);
}

function floorDivide(one: bigint, by: bigint): bigint {
  const quotient = one / by;
  return one % by < 0n ? quotient - 1n : quotient;
}

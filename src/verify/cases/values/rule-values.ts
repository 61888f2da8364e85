import { type Matcher, matcherOf } from "../../../pattern/matcher.ts";
import type { Parameter, Rule } from "../../../contract/model/contract.ts";

/**
 * Values on both sides of every boundary of a parameter's rules, none twice. Undefined: not sent at all.
 * @param good a value that is known to pass, if there is one
 */
export function valuesAround(parameter: Parameter, good: string | undefined): readonly (string | undefined)[] {
  const isText = parameter.slot.type.kind === "string";
  const values = [
    ...parameter.rules.flatMap((rule) => valuesOf(rule, good)),
    ...(isFree(parameter) ? anyText : []),
  ].filter((value) => isText || value?.trim() !== "" || value === "");
  return [...new Set([...(good === undefined ? [] : [good]), ...values])];
}

/** A text of which nothing more is asked than to be there: short, long, and of all kinds of characters. */
const anyText: readonly string[] = ["x", `${"Ä.b c-_/+7€ ".repeat(10)}ü`];

function isFree({ rules, slot, in: where }: Parameter): boolean {
  return (
    slot.type.kind === "string" &&
    where === "query" &&
    rules.every(({ rule }) => rule === "NotNull" || rule === "NotEmpty")
  );
}

function valuesOf(rule: Rule, good: string | undefined): readonly (string | undefined)[] {
  const { minimum, maximum } = rule;
  switch (rule.rule) {
    case "NotNull":
      return [undefined];
    case "NotEmpty":
      return [undefined, "", " ", " \t  "];
    case "Email":
      return ["name@example.com", "name.example.com", "@example.com", "name@"];
    case "Length":
    case "ExactLength":
    case "MinimumLength":
    case "MaximumLength":
      return lengthsAround(minimum, maximum).map((length) => textOf(length, good));
    case "GreaterThan":
    case "GreaterThanOrEqual":
    case "LessThan":
    case "LessThanOrEqual":
    case "InclusiveBetween":
    case "ExclusiveBetween":
      return [minimum, maximum].flatMap((bound) =>
        bound === undefined ? [] : [bound - 1, bound, bound + 1].map(String),
      );
    case "RegularExpression":
      return good === undefined || rule.pattern === undefined
        ? []
        : neighbours(good, rule.pattern, matcherOf(rule.pattern, ""));
  }
}

function lengthsAround(minimum: number | undefined, maximum: number | undefined): readonly number[] {
  const bounds = [minimum, maximum].flatMap((bound) =>
    bound === undefined || bound < 0 ? [] : [bound - 1, bound, bound + 1],
  );
  return bounds.filter((length) => length > 0);
}

function textOf(length: number, good: string | undefined): string {
  const material = good === undefined || good === "" ? "a" : good;
  return material.repeat(Math.ceil(length / material.length)).slice(0, length);
}

/** Texts one step away from a good one: some still match a pattern, some no longer do; each kind of step once. */
export function neighbours(good: string, source: string, pattern: Matcher): readonly string[] {
  const last = good.at(-1) ?? "a";
  const steps = [
    good.slice(0, -1),
    good + last,
    good.slice(1),
    `${good.slice(0, 1)}${good}`,
    swapCase(good),
    replaceFirst(good, /\d/, "X"),
    replaceLast(good, "X"),
    replaceFirst(good, /[A-Za-z]/, "7"),
    ` ${good}`,
    `${good} `,
    `${good}!`,
    `x${good}`,
    moveDigit(good),
    good.toLowerCase(),
    replaceFirst(good, /\d/, "a"),
    `${good.slice(0, 2)} ${good.slice(2)}`,
    `standin\n${good}\nstandin`,
    ...(/\\[dwsDWS]|\./.test(source) ? [] : foreign(good)),
  ];
  const different = [...new Set(steps)].filter((step) => step !== good && step.trim() !== "");
  const matching = different.filter((step) => pattern.test(step));
  const extremes = [spread(good, "0", "A", "a"), spread(good, "9", "Z", "z")].filter(
    (step) => step !== good && pattern.test(step),
  );
  return [...different.filter((step) => !pattern.test(step)), ...new Set([...extremes, ...matching.slice(0, 2)])];
}

/** A digit and a capital that are ones in other scripts: `\d` and `\p{Lu}` of some languages take them, `0-9` and `A-Z` do not. */
function foreign(good: string): readonly string[] {
  return [replaceFirst(good, /\d/, "٣"), replaceFirst(good, /[A-Z]/, "É")];
}

/** The text with every digit and letter at one end of its range. */
function spread(text: string, digit: string, capital: string, small: string): string {
  return text.replace(/\d/g, digit).replace(/[A-Z]/g, capital).replace(/[a-z]/g, small);
}

function swapCase(text: string): string {
  return Array.from(text, (character) =>
    character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase(),
  ).join("");
}

function replaceFirst(text: string, pattern: RegExp, by: string): string {
  return text.replace(pattern, by);
}

function replaceLast(text: string, by: string): string {
  return `${text.slice(0, -1)}${by}`;
}

function moveDigit(text: string): string {
  return text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}

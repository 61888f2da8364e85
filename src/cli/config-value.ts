import type { Option } from "commander";
import { Digits } from "../source/digits.ts";
import type { Part } from "../source/part.ts";

/** Why a value does not fit a flag. */
export interface Misfit {
  readonly found: string;
  readonly cure: string;
}

/**
 * What a value of the config file sets a flag to: true or false for a switch, a text for one that takes a value, and for
 * one that may be repeated a list of texts; there one text, or a mapping (`rows: { attempts: 3 }`) where each is NAME=VALUE, will do.
 */
export function settingOf(part: Part, option: Option): boolean | string | readonly string[] | Misfit {
  const example = (option.long ?? "").replace(/^--(no-)?/, "");
  if (!option.required && !option.optional)
    return part.flag ?? misfit(part, `write ${example}: true or ${example}: false`);
  if (!Array.isArray(option.defaultValue)) return textOf(part) ?? misfit(part, "write one text or number");
  const texts = textsOf(part, option);
  const whole = texts.filter((text) => text !== undefined);
  return whole.length === texts.length ? whole : misfit(part, "write a text, or a list of texts");
}

/** Tells why a value does not fit from what it sets. */
export function isMisfit(setting: ReturnType<typeof settingOf>): setting is Misfit {
  return typeof setting === "object" && "found" in setting;
}

function textsOf(part: Part, option: Option): readonly (string | undefined)[] {
  if (part.record !== undefined && option.flags.includes("="))
    return part.entries().map(([name, each]) => {
      const text = textOf(each);
      return text === undefined ? undefined : `${name}=${text}`;
    });
  return Array.isArray(part.value) ? part.items().map(textOf) : [textOf(part)];
}

/** A text, or a number as it was written: `007` is a seed with three digits. */
function textOf(part: Part): string | undefined {
  if (part.number === undefined) return part.text;
  const exact = part.exact();
  return exact instanceof Digits ? exact.text : String(part.number);
}

function misfit(part: Part, cure: string): Misfit {
  return { found: `this is ${JSON.stringify(part.value)}`, cure };
}

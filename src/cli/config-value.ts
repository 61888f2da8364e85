import type { Option } from "commander";

/** Why a value does not fit a flag. */
export interface Misfit {
  readonly found: string;
  readonly cure: string;
}

/**
 * What a value of the config file sets a flag to: true or false for a switch, a text for one that takes a value, and for
 * one that may be repeated a list of texts; there one text, or a mapping (`rows: { attempts: 3 }`) where each is NAME=VALUE, will do.
 */
export function settingOf(value: unknown, option: Option): boolean | string | readonly string[] | Misfit {
  const example = (option.long ?? "").replace(/^--(no-)?/, "");
  if (!option.required && !option.optional)
    return typeof value === "boolean" ? value : misfit(value, `write ${example}: true or ${example}: false`);
  if (!Array.isArray(option.defaultValue)) return textOf(value) ?? misfit(value, "write one text or number");
  const pairs = isMapping(value) && option.flags.includes("=") ? Object.entries(value) : undefined;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts =
    pairs === undefined
      ? items.map(textOf)
      : pairs.map(([name, each]) => {
          const text = textOf(each);
          return text === undefined ? undefined : `${name}=${text}`;
        });
  const whole = texts.filter((text) => text !== undefined);
  return whole.length === texts.length ? whole : misfit(value, "write a text, or a list of texts");
}

/** Tells why a value does not fit from what it sets. */
export function isMisfit(setting: ReturnType<typeof settingOf>): setting is Misfit {
  return typeof setting === "object" && "found" in setting;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

function misfit(value: unknown, cure: string): Misfit {
  return { found: `this is ${JSON.stringify(value)}`, cure };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

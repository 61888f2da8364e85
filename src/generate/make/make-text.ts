import { words } from "../../random/threefry.ts";
import { admitsFormat } from "../format/admits-format.ts";
import { formatText, shortPattern } from "../format/format-text.ts";
import { lengthOf } from "../judge/judge-scalar.ts";
import type { Limits } from "../limits.ts";
import { type Language, languageOf } from "../pattern/language.ts";
import { matches } from "../pattern/matches.ts";
import { parsePattern } from "../pattern/pattern.ts";
import type { TextLimits } from "../plan/limits-of-kinds.ts";
import type { Node } from "../plan/node.ts";
import { textByName } from "../text/text-by-name.ts";
import { encodedText } from "./encoded-text.ts";
import { fitLength } from "./fit-length.ts";
import type { Spot } from "./spot.ts";

/** A text that fits a node; undefined where none was found. */
export function makeText(node: Node, spot: Spot, limits: Limits): string | undefined {
  const said = node.texts;
  if (said.least > limits.text) return undefined;
  for (const candidate of candidates(node, spot)) if (candidate !== undefined && fits(candidate, said)) return candidate;
  return undefined;
}

/** Whether a text is as its limits say. */
function fits(text: string, { least, most, patterns, avoid, formats }: TextLimits): boolean {
  const length = lengthOf(text);
  return (
    length >= least &&
    length <= most &&
    patterns.every((pattern) => matches(pattern, text)) &&
    !avoid.some((pattern) => matches(pattern, text)) &&
    formats.every((format) => admitsFormat(format, text))
  );
}

function* candidates(node: Node, spot: Spot): Generator<string | undefined> {
  const { formats, patterns, avoid, encoding, mediaType } = node.texts;
  yield countedText(patterns, spot);
  for (const format of formats) yield formatText(format, spot);
  yield encodedText(encoding, mediaType, spot);
  const named = textByName(spot.name, spot);
  // A name's text that happens to match is easier to read than one of the pattern; cut or filled it would match by chance.
  yield patterns.length > 0 ? named : fitLength(named, node.texts);
  const isNarrow = patterns.length + avoid.length > 0;
  if (isNarrow && formats.length === 0) yield language(node, [])?.text(rowKey(spot));
  for (const format of formats) {
    const short = shortPattern(format);
    if (short !== undefined) yield language(node, [short])?.text(rowKey(spot));
  }
  if (isNarrow && formats.length > 0) yield language(node, [])?.text(rowKey(spot));
}

function language(node: Node, more: readonly string[]): Language | undefined {
  const { patterns, avoid, least, most } = node.texts;
  return node.once(`language ${more.join(" ")}`, () =>
    languageOf({ patterns: [...patterns, ...more], avoid, least, most }),
  );
}

/** The key of one row: patterns draw once for each character. */
function rowKey({ key, at }: Spot): { readonly high: number; readonly low: number } {
  return words(key, ...at);
}

/** A text of a pattern whose texts can be counted. */
function countedText([source, ...others]: readonly string[], { key, at }: Spot): string | undefined {
  const pattern = source === undefined || others.length > 0 ? undefined : parsePattern(source);
  if (pattern === undefined) return undefined;
  const { high, low } = words(key, ...at);
  return pattern.textOf(((BigInt(high) << 32n) | BigInt(low)) % pattern.count);
}

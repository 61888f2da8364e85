import { below } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import { textDraw } from "../text/draw.ts";
import { meaningOf } from "../text/meaning-of.ts";
import type { Meaning } from "../text/meanings.ts";
import { textByName } from "../text/text-by-name.ts";
import { wordsOf } from "../text/words-of.ts";
import type { Json } from "../json.ts";
import { likeExample } from "./like-example.ts";
import { numberMeaning } from "./number-meaning.ts";
import { spelledAs } from "./spelled-as.ts";
import type { Spot } from "./spot.ts";

/** What another row shows where a schema has one example. */
export type Other =
  /** Undefined: what the name and the schema say. */
  | { readonly kind: "other"; readonly value: Json | undefined }
  /** The example may be all there is: as where rows do not matter. */
  | { readonly kind: "as usual" };

const asUsual: Other = { kind: "as usual" };

/** Another value of the kind of an example. */
export function otherValue(example: Json, spot: Spot): Other {
  if (isConstant(spot.name) || isOfProgram(example, spot.name)) return asUsual;
  if (typeof example === "number") return otherNumber(example, spot);
  return typeof example === "string" ? otherText(example, spot) : asUsual;
}

/** Last words of names of what is the same for many rows, or one of few words that no enum lists. */
const constants: ReadonlySet<string> = new Set(
  (
    "version type kind object schema class unit units scale precision algorithm protocol encoding charset format mode method " +
    "status state phase stage level category group role scope provider network environment platform source scheme code tag tags"
  ).split(" "),
);

function isConstant(name: string): boolean {
  return constants.has(wordsOf(name).at(-1) ?? "");
}

/** Whether who is named is a program and nobody, as a `driver` called `overlay2` is. */
export function isOfProgram(example: Json, name: string): boolean {
  const isWord = typeof example === "string" && /^[a-z][a-z\d_-]*$/.test(example);
  return isWord && /^(driver|client|agent|operator|manager|player|editor|actor)$/.test(wordsOf(name).at(-1) ?? "");
}

const flags = /^(is|has|can|may|allow|allows|should|enable|use|show)$|(ed|able|active|flag|public|private|visible)$/;

function otherNumber(example: number, spot: Spot): Other {
  if ((example === 0 || example === 1) && wordsOf(spot.name).some((word) => flags.test(word))) return asUsual;
  const near = isFew(example) ? fewNear(example, spot) : likeExample(example, spot);
  return { kind: "other", value: isMeant(Number(near), spot) ? near : undefined };
}

/** Whether a number is one of those that its name means. */
export function isMeant(number: number, { name, anchor }: Spot): boolean {
  const meant = numberMeaning(name, Number.isInteger(number), anchor);
  return meant === undefined || (number >= meant.least && number <= meant.most);
}

/** Near a small number there are few others. */
function isFew(example: number): boolean {
  return Number.isInteger(example) && Math.abs(example) < 10;
}

function fewNear(example: number, { key, at }: Spot): number {
  const least = example === 0 ? 0 : 1;
  const size = least + below(child(key, "few"), Math.max(5, 2 * Math.abs(example)), ...at);
  return example < 0 ? -size : size;
}

/** Of these a schema's example may be the only one that there is. */
const ofFew: ReadonlySet<Meaning> = new Set([
  "currency",
  "language",
  "country",
  "countryCode",
  "regionCode",
  "timeZone",
  "mediaType",
  "version",
  "gender",
  "color",
  "host",
  "file",
]);
/** Words of anything: a single one may be a code. */
const ofAnything: ReadonlySet<Meaning> = new Set(["words", "sentence", "product", "thing"]);

const prose = /^[\p{L}\p{N} ,.;:!?'’"()&%/+-]+$/u;

function otherText(example: string, spot: Spot): Other {
  const meaning = meaningOf(spot.name);
  if (/^-?\d+(\.\d+)?$/.test(example)) return { kind: "other", value: likeExample(example, spot) };
  if (ofFew.has(meaning)) return asUsual;
  if (!ofAnything.has(meaning)) return { kind: "other", value: spelledAs(example, spot) };
  if (!prose.test(example) || !/\S \S/.test(example)) return asUsual;
  if (meaning === "words" || meaning === "sentence") return { kind: "other", value: textAsLong(example, spot) };
  return { kind: "other", value: undefined };
}

/** So many words are a name or a label, more are sentences. */
const mostOfLabel = 4;

function textAsLong(example: string, spot: Spot): string {
  const count = example.trim().split(/\s+/).length;
  if (count <= mostOfLabel && !/[.!?]$/.test(example)) return textByName("thing name", spot);
  const { pool } = textDraw(spot, spot.name);
  const first = below(child(spot.key, "sentence"), pool.sentences.length, ...spot.at);
  const sentences: string[] = [];
  for (let length = 0; length < example.length * 0.75; length += (sentences.at(-1) ?? "").length + 1)
    sentences.push(pool.sentences[(first + sentences.length) % pool.sentences.length] ?? "");
  return sentences.join(" ");
}

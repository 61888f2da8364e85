import { chance, hex, pick } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import { fakerMade } from "../faker/faker-made.ts";
import { type Json, jsonOf } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { meaningOf } from "../text/meaning-of.ts";
import type { Meaning } from "../text/meanings.ts";
import { isMailDate, isWrittenMoment } from "../text/written-moment.ts";
import { textByName } from "../text/text-by-name.ts";
import { likeExample } from "./like-example.ts";
import { isUnixExample } from "./number-meaning.ts";
import { isMeant, isOfProgram, otherValue } from "./other-value.ts";
import { spelledAs } from "./spelled-as.ts";
import type { Spot } from "./spot.ts";

/** A value that the schema itself gives: one that it lists, one of a faker method that it names, one after its examples. */
export function givenValue(node: Node, spot: Spot): Json | undefined {
  return listedValue(node, spot) ?? fakerValue(node, spot) ?? shownValue(node, spot) ?? toldValue(node, spot);
}

/** One of the values that `enum` or `const` lists; null only where nothing else is. */
export function listedValue(node: Node, { key, at }: Spot): Json | undefined {
  const values = node.once("values without null", () => {
    const some = node.values?.filter((value) => value !== null) ?? [];
    return some.length > 0 ? some : (node.values ?? []);
  });
  return values.length === 0 ? undefined : pick(key, values, ...at);
}

/** What the description of a text says that it is: one of the words that it lists, where no example shows another, or a hash. */
function toldValue(node: Node, spot: Spot): Json | undefined {
  const words = node.once("told words", () => {
    const told = node.shapes.find((shape) => shape.told !== undefined)?.told ?? [];
    if (told === "hash") return told;
    return ownExamples(node).length > 0 ? [] : told.filter((word) => node.admits(word));
  });
  if (words === "hash") return admitted(textByName("hash", spot), node);
  return words.length < 2 ? undefined : pick(spot.key, words, ...spot.at);
}

/** A method that faker does not have, or whose value does not fit, is as if it were not named: `serve` tells of it at the start. */
function fakerValue(node: Node, spot: Spot): Json | undefined {
  const method = node.once("faker", () => node.shapes.find(({ faker }) => faker !== undefined)?.faker);
  if (method === undefined) return undefined;
  const made = madeByFaker(method, spot);
  return made !== undefined && node.admits(made) ? made : undefined;
}

function madeByFaker(method: string, spot: Spot): Json | undefined {
  try {
    return jsonOf(fakerMade(method, spot));
  } catch {
    return undefined;
  }
}

/** The examples and the default of a node's own schemas. */
export function ownExamples(node: Node): readonly Json[] {
  return node.once("examples", () =>
    node.shapes.flatMap(({ examples = [], default: usual }) => (usual === undefined ? examples : [...examples, usual])),
  );
}

/** Texts that tell one thing from another, or a time: their examples show what they look like, not what they are. */
const distinct: ReadonlySet<Meaning> = new Set(["id", "number", "guid", "hash", "moment", "date", "time"]);

/**
 * A value after the examples of a schema, so that rows look like what is documented and yet differ: identifiers and
 * times are never the example itself, but of its form; texts of whose name nothing is known always are one of the
 * examples; of other texts and of numbers every second one is, the others are made by name or near the example.
 * Of rows only the first shows what is the only example.
 */
function shownValue(node: Node, spot: Spot): Json | undefined {
  const { key, at, name, depth, run } = spot;
  const own = node.once("own examples that fit", () => fittingOf(node, ownExamples(node)));
  const fitting = spot.examples.length === 0 ? own : [...own, ...fittingOf(node, spot.examples)];
  if (fitting.length === 0) return undefined;
  const example = pick(child(key, "which example"), fitting, ...at);
  const meaning = typeof example === "boolean" ? undefined : meaningOf(name);
  if (depth > 0 && typeof example === "string" && isOfPerson(example, spot)) return personal(example, node, spot);
  const isFormatted = node.texts.formats.length > 0 && typeof example === "string";
  const isMoment = typeof example === "string" ? isWrittenMoment(example) : isUnixExample(example, name);
  if (depth > 0 && ((meaning !== undefined && distinct.has(meaning)) || isFormatted || isMoment))
    return distinctValue(example, isFormatted, node, spot);
  if (depth > 0 && run.shows !== undefined && isOnlyExample(example, fitting, node)) {
    if (run.shows === "examples") return example;
    const other = otherValue(example, spot);
    if (other.kind !== "as usual") return admitted(other.value, node);
  }
  const isOnly = depth === 0 || (typeof example === "string" && (meaning === "words" || isOfProgram(example, name)));
  const isWell = typeof example === "string" && fitting.length >= enough;
  if (isOnly || isWell || chance(child(key, "example"), 0.5, ...at)) return example;
  if (typeof example === "string") return admitted(spelledAs(example, spot), node);
  if (typeof example !== "number") return undefined;
  const near = likeExample(example, spot);
  // Near 90 percent, and yet no more than a hundred.
  const isOff = /^(ratio|percentage)$/.test(name) && !isMeant(Number(near), spot);
  return near !== undefined && !isOff && node.admits(near) ? near : example;
}

function admitted(value: Json | undefined, node: Node): Json | undefined {
  return value !== undefined && node.admits(value) ? value : undefined;
}

/** Whether an example is somebody's: of several people nobody has the name or the address of another. */
function isOfPerson(example: string, { name, person }: Spot): boolean {
  const meaning = meaningOf(name);
  return meaning === "email" || meaning === "user" || person?.hasAddress === true || mail.test(example);
}

const mail = /^[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}$/i;

/** Undefined: what the name means is made; where it means something else, an address for mail is one as well. */
function personal(example: string, node: Node, spot: Spot): Json | undefined {
  if (meaningOf(spot.name) === "email" || !mail.test(example)) return undefined;
  const made = textByName("email", spot);
  return node.admits(made) ? made : undefined;
}

/** A value of its own, of the form of the example. */
function distinctValue(example: Json, isFormatted: boolean, node: Node, spot: Spot): Json | undefined {
  const { key, at, name } = spot;
  const similar = isFormatted
    ? formattedLike(example, spot)
    : isSmall(example)
      ? undefined
      : likeExample(example, spot);
  // A word that is the example of an id is nobody else's.
  const isTaken = similar === example && typeof example === "string" && telling.test(name);
  const like = isTaken ? `${example}-${hex(child(key, `own ${at[1]}`), 2, at[0])}` : similar;
  return like !== undefined && node.admits(like) ? like : undefined;
}

function formattedLike(example: Json, spot: Spot): Json | undefined {
  if (typeof example !== "string") return undefined;
  return isMailDate(example) ? likeExample(example, spot) : spelledAs(example, spot);
}

/** Whether a schema shows one value and no more; a default is what most rows have. */
function isOnlyExample(example: Json, fitting: readonly Json[], node: Node): boolean {
  return (
    typeof example !== "boolean" &&
    fitting.every((other) => other === example) &&
    node.shapes.every(({ default: usual }) => usual === undefined)
  );
}

/** Names of what tells one thing from all others; a code or a number may be shared. */
const telling = /(id|identifier|token)$/i;

/** So many examples say well enough what a text is. */
const enough = 3;

/** Near a small number there are too few others for rows to differ. */
function isSmall(example: Json): boolean {
  return typeof example === "number" && Math.abs(example) < 1000;
}

function fittingOf(node: Node, examples: readonly Json[]): readonly Json[] {
  return examples.filter((value) => value !== null && typeof value !== "object" && node.admits(value));
}

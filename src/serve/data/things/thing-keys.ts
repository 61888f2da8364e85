import type { Entity, Things } from "../../../contract/model/contract.ts";
import type { Cell } from "../../../generate/cell.ts";
import { likeExample } from "../../../generate/make/like-example.ts";
import { noCost } from "../../../generate/make/spot.ts";
import { type SchemaKind, schemaView } from "../../../contract/check/schema-view.ts";
import type { Value } from "../../../contract/model/value.ts";
import { type Generator, generatorOf } from "../../../generate/generator.ts";
import type { Json } from "../../../generate/json.ts";
import { nameWithin } from "../../../generate/text/thing-names.ts";
import { below } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import { keyText } from "./thing.ts";

/** Up to so many rows the keys of a list are told apart one by one; those of longer ones differ by their draws alone. */
export const mostToldApart = 5000;
/** So many draws are made for a key that no other row has. */
const mostDraws = 6;

/** The keys of an entity's rows, as the schema of its key property allows them. */
export class ThingKeys {
  readonly kind: SchemaKind | undefined;
  /** Whether keys are whole numbers that rise by one; they may be written as text. */
  readonly isCounted: boolean;
  readonly #generators: readonly Generator[];
  readonly #first: number;
  /** The largest number that paths take. */
  readonly #last: number;
  /** Makes keys as paths take them, where that is less than the property allows. */
  readonly #looks: Generator | undefined;
  /** Whether paths take listed keys alone, so that none can be made up beside them. */
  readonly #isListed: boolean;
  /** The keys that the property lists, also in small letters → as it lists them: paths may write them in another case. */
  readonly #words: ReadonlyMap<string, string>;
  /** A key that the document shows, where nothing else says what keys look like. */
  readonly #shown: string | undefined;

  constructor({ name: entity, schema: schemaName, things, source }: Entity) {
    const name = keyName(things?.key ?? "", schemaName ?? entity);
    const view = source && schemaView(source.references);
    const schema = view && things?.key !== undefined ? view.at(source.schema, [things.key]) : undefined;
    this.kind = view && schema && view.kind(schema);
    const { keySchema } = things ?? {};
    const numbers = ["integer", "number"];
    const looks = keySchema && schemaView(keySchema.references).kind(keySchema.schema);
    this.isCounted = numbers.includes(this.kind ?? "") || numbers.includes(looks ?? "");
    const isMember = true;
    this.#looks = keySchema && !this.isCounted ? generatorOf(keySchema, { name: name || "id", isMember }) : undefined;
    this.#isListed =
      keySchema !== undefined && schemaView(keySchema.references).keyword(keySchema.schema, "enum") !== undefined;
    this.#shown = view && schema && shownKey(things, (word) => view.keyword(schema, word) !== undefined);
    const words = view && schema && view.keyword(schema, "enum");
    const texts = Array.isArray(words) ? words.filter((word) => typeof word === "string") : [];
    this.#words = new Map([
      ...texts.map((word) => [word.toLowerCase(), word] as const),
      ...texts.map((word) => [word, word] as const),
    ]);
    const least = view && schema && view.keyword(schema, "minimum");
    this.#first = typeof least === "number" && least > 1 ? least : 1;
    const most = keySchema && schemaView(keySchema.references).keyword(keySchema.schema, "maximum");
    this.#last = typeof most === "number" ? most : Infinity;
    const generatorNamed = (own: string): readonly Generator[] =>
      schema && source
        ? [generatorOf({ schema, references: source.references }, { name: own, isMember: true, direction: "response" })]
        : [];
    // Where examples repeat themselves, keys are made of their form.
    this.#generators = [...generatorNamed(name), ...generatorNamed("id")];
  }

  /** The key of a row as the property spells it, whatever spells it elsewhere: `7` in a path is the number 7. */
  spelled(value: Value): Json {
    const listed =
      typeof value === "string" ? (this.#words.get(value) ?? this.#words.get(value.toLowerCase())) : undefined;
    if (listed !== undefined) return listed;
    if (this.kind === "string" && (typeof value === "number" || typeof value === "bigint")) return String(value);
    if ((this.kind === "integer" || this.kind === "number") && typeof value === "string" && /^-?\d{1,15}$/.test(value))
      return Number(value);
    if (typeof value === "bigint") return Number(value);
    return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
  }

  /**
   * A counted key behind the largest; where paths take none so large, the first that is not among those that the session has
   * written.
   */
  after(largest: number, isWritten: (key: number) => boolean): Json | undefined {
    if (largest + 1 <= this.#last) return this.spelled(largest + 1);
    for (let key = 1; key <= this.#last; key++) if (!isWritten(key)) return this.spelled(key);
    return undefined;
  }

  /** The keys of one owner's rows, no two alike: fewer than asked for where there are no more. */
  list(owner: KeyOwner, size: number, shown: readonly Json[]): readonly Json[] {
    const keys = new Map(shown.slice(0, size).map((key) => [keyText(key), key]));
    for (let index = 0; keys.size < size; index++) {
      const key = this.#unlike(keys, owner, index);
      if (key === undefined) break;
      keys.set(keyText(key), key);
    }
    return [...keys.values()];
  }

  /** A key of a list that is too long to tell all keys apart. */
  at(owner: KeyOwner, index: number): Json | undefined {
    return this.#drawn(owner, index, this.#generators[0]);
  }

  /** A key with a number of its own, where draws repeat themselves. */
  numbered(owner: KeyOwner, index: number): Json | undefined {
    const key = this.#drawn(owner, index, this.#generators[0]);
    return typeof key === "string" && !this.#isListed
      ? this.#drawn(owner, index, this.#generators[0], `${key}-${index + 1}`)
      : undefined;
  }

  #unlike(known: ReadonlyMap<string, Json>, owner: KeyOwner, index: number): Json | undefined {
    const isNew = (key: Json | undefined): key is Json => key !== undefined && !known.has(keyText(key));
    let last: Json | undefined;
    for (const generator of this.#generators) {
      for (let draw = 0; draw < mostDraws; draw++) {
        const cells = draw === 0 ? owner.cells : child(owner.cells, `draw ${draw}`);
        last = this.#drawn({ ...owner, cells }, index + draw * mostToldApart, generator);
        if (isNew(last)) return last;
      }
    }
    const numbered =
      typeof last === "string" && !this.#isListed
        ? this.#drawn(owner, index, this.#generators[0], `${last}-${index}`)
        : undefined;
    return isNew(numbered) ? numbered : undefined;
  }

  #drawn(owner: KeyOwner, index: number, generator: Generator | undefined, wanted?: Json): Json | undefined {
    const { cells, isAlone, anchor } = owner;
    const cell = { key: cells, at: [index, 0] as const, anchor, locale: "readable" };
    // Databases count: whole numbers rise by one, from a number of the owner's own.
    const isOwn = !isAlone && this.#last === Infinity;
    const counted = this.#first + (!isOwn ? 0 : 100 * below(child(cells, "first"), 1000)) + index;
    if (this.isCounted && counted > this.#last) return undefined;
    const looks = this.#looks?.value(cell);
    const like = this.#shown === undefined ? undefined : likeKey(this.#shown, cell);
    const taken = this.isCounted ? this.spelled(counted) : looks?.kind === "value" ? looks.value : like;
    const made = generator?.value(cell, wanted ?? taken);
    return made?.kind === "value" && made.value !== null && typeof made.value !== "object" ? made.value : undefined;
  }
}

/** What a key is called in full: a `name` by which paths name things that are nobody's is one word, as a database has. */
function keyName(key: string, thing: string): string {
  const name = nameWithin(thing, key);
  return name === "thing name" ? "slug" : name;
}

/** Words of schemas that say what keys look like. */
const telling = ["pattern", "format", "enum", "const", "example", "examples", "x-faker"];

function shownKey(
  { key = "", examples = [], keys = [] }: Partial<Things> = {},
  says: (word: string) => boolean,
): string | undefined {
  if (telling.some(says)) return undefined;
  const shown = [...examples.map((example) => example[key]), ...keys];
  return shown.find((one): one is string => typeof one === "string" && /^[\w.-]{4,60}$/.test(one) && /\d/.test(one));
}

/** Another key of that form. */
function likeKey(shown: string, { key, at, anchor, locale }: Cell): Json | undefined {
  const run = noCost();
  return likeExample(shown, { key, at, anchor, locale, name: "id", depth: 1, room: undefined, examples: [], run });
}

/** Whose rows keys are made for. */
export interface KeyOwner {
  readonly cells: Key;
  /** Whether all rows of the entity are in one list. */
  readonly isAlone: boolean;
  /** Times lie before this; milliseconds since 1970. */
  readonly anchor: number;
}

const known = new WeakMap<object, ThingKeys>();

/** The keys of an entity's rows; made once. */
export function thingKeys(entity: Entity): ThingKeys {
  const keys = known.get(entity) ?? new ThingKeys(entity);
  known.set(entity, keys);
  return keys;
}

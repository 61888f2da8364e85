import { canonical } from "../canonical.ts";
import type { Member, Said, TypeRef } from "../declared.ts";
import { pascal, singular, typeOfValues } from "../samples/read-samples.ts";
import type { TypesMade } from "../samples/types-made.ts";
import type { Line } from "./lines.ts";
import type { Answers } from "./answers.ts";
import { typeWith, withTold } from "./members.ts";
import { membersOf } from "./places.ts";
import type { Described } from "./described.ts";
import { readSection } from "./read-section.ts";
import { plainText } from "./words.ts";

/** `The boat object`, `Attributes of a boat object`, `Boat model`. */
const ofObject =
  /^(?:(?:attributes|properties|fields) of )?(?:the |an? )?([A-Za-z][\w -]{0,40}?) (?:object|model|resource|schema|entity)(?: (?:attributes|properties|fields))?$/i;
/** Headings above those of objects, which are called as their object is. */
const ofObjects = /^(?:(?:api|data|common|shared) )?(?:objects|models|schemas|types|entities|structures|definitions)$/i;
const none = /\b(?:request|response|input|body|json|filter|query|errors?|parameters?|config\w*)\b/i;

const before =
  "(?:(?:an?|the|all|your|one|list|array|collection|page|paginated|paged|of|created|updated|new|newly|deleted|changed|modified|single|full|whole|complete|matching|requested|json)\\s+)*";
const what = "([A-Za-z][\\w-]{0,40}(?: [A-Za-z][\\w-]{0,40}){0,2}?)";
const end =
  "(?:\\s+(objects?|resources?|records?|models?)\\b|(?=\\s*(?:[.,;:(]|$|\\s(?:if|with|for|on|sorted|that|in)\\b)))";
const returned = new RegExp(
  `\\b(?:returns?:?|responds? with|answers? with|responses?(?: is|:)|returned:)\\s+(${before})${what}${end}`,
  "i",
);
const alone = new RegExp(
  `^((?:an?|the|list|array)\\s+${before})${what}\\s+(objects?|resources?|models?)(?=\\s*(?:[.,;(]|$))`,
  "i",
);
const sent = new RegExp(`\\b(?:takes|accepts|expects|send|pass|body(?: is|:))\\s+(${before})${what}${end}`, "i");

/** A thing that a page describes by itself: operations and members name it. */
interface Thing {
  readonly name: string;
  readonly described: Described;
  /** Whether something names it; a heading that does not say that it is of an object may be of anything. */
  isMeant: boolean;
}

/** The objects that a page describes outside of all operations. */
export class Objects {
  readonly #things = new Map<string, Thing>();
  readonly #answers: Answers;
  readonly #types: TypesMade;

  constructor(shared: readonly Line[], answers: Answers) {
    this.#answers = answers;
    this.#types = answers.types;
    for (const { name, line, lines, isMeant } of headingsIn(shared)) {
      const endpoint = { method: "", path: "", query: [], words: "" };
      const described = readSection({ endpoint, line, title: "", lines });
      const key = canonical(name);
      const [sample] = described.samples;
      if (described.told.length === 0 && (sample === undefined || Array.isArray(sample.value))) continue;
      if (isMeant || !this.#things.has(key)) this.#things.set(key, { name: pascal(name), described, isMeant });
    }
  }

  /** What sentences say that an operation answers with. */
  answered({ prose, mostRows }: Described): TypeRef | undefined {
    const found = this.#namedBy(prose, [returned, alone]);
    return found?.is === "list" && mostRows !== undefined ? { ...found, most: mostRows } : found;
  }

  /** What sentences say that an operation takes. */
  sent({ prose }: Described): TypeRef | undefined {
    return this.#namedBy(prose, [sent]);
  }

  /** The type that words of a table name: `Boat`, `array of boat objects`. */
  readonly named = (words: string): TypeRef | undefined => {
    const plain = plainText(words).slice(0, 100);
    const item = /^(.*)\[\]$/.exec(plain)?.[1] ?? /^(?:array|list)\s?(?:of|<|\()\s?(.*?)[>)]?$/i.exec(plain)?.[1];
    const found = this.#thing((item ?? plain).replace(/ objects?$/i, ""));
    if (found === undefined) return undefined;
    return item === undefined ? found.type : { is: "list", of: found.type };
  };

  /** The members that a page tells of a type. */
  membersOf(type: TypeRef | undefined): readonly Member[] {
    const named = type?.is === "list" ? type.of : type;
    const thing = named?.is === "named" ? this.#things.get(canonical(named.name)) : undefined;
    return thing === undefined ? [] : this.#toldOf(thing);
  }

  /** Makes the types of all of them: what samples show of their rows, and what is told of them. */
  make(): void {
    for (const thing of this.#things.values()) {
      const { name, described, isMeant } = thing;
      if (!isMeant) continue;
      const [sample] = described.samples;
      const told = this.#toldOf(thing);
      if (this.#types.get(name) === undefined && sample !== undefined && !Array.isArray(sample.value))
        typeOfValues([sample.value], name, sample.line, this.#types);
      if (this.#types.get(name) === undefined) typeWith(name, told, described.line, this.#types);
      else withTold(this.#types, { is: "named", name, of: [] }, told);
    }
  }

  #toldOf({ described }: Thing): readonly Member[] {
    const told = described.told.map((one) => ({ ...one, role: "answer" as const }));
    return membersOf({ ...described, told }, this.named).answered;
  }

  #thing(words: string): { readonly type: TypeRef; readonly isOne: boolean } | undefined {
    const own = this.#things.get(canonical(words));
    const thing = own ?? this.#things.get(canonical(singular(words)));
    if (thing === undefined) return this.#shown(words);
    thing.isMeant = true;
    return { type: { is: "named", name: thing.name, of: [] }, isOne: own !== undefined };
  }

  /** A thing of which samples show rows. */
  #shown(words: string): { readonly type: TypeRef; readonly isOne: boolean } | undefined {
    const one = this.#answers.rowOf(pascal(words));
    const type = one ?? this.#answers.rowOf(singular(pascal(words)));
    return type && { type, isOne: one !== undefined };
  }

  #namedBy(prose: readonly Said<string>[], phrases: readonly RegExp[]): TypeRef | undefined {
    for (const { value } of prose)
      for (const sentence of value.slice(0, 2000).split(/(?<=[.!?])\s+/))
        for (const phrase of phrases) {
          const [, words = "", name = "", noun = ""] = phrase.exec(plainText(sentence).slice(0, 400)) ?? [];
          const found = name === "" ? undefined : this.#thing(name);
          if (found === undefined) continue;
          const isList = !found.isOne || noun.endsWith("s") || /\b(?:list|array|collection|page|all)\b/i.test(words);
          return isList ? { is: "list", of: found.type } : found.type;
        }
    return undefined;
  }
}

/** The headings of objects, with what stands below each; and those that may be, where something names them. */
function headingsIn(
  shared: readonly Line[],
): { name: string; line: number; lines: readonly Line[]; isMeant: boolean }[] {
  let above: number | undefined;
  const heads = shared.flatMap(({ level, text, line }, at) => {
    if (level === undefined) return [];
    const plain = plainText(text);
    if (above !== undefined && level <= above) above = undefined;
    const isAbove = ofObjects.test(plain);
    const isBelow = above !== undefined && level === above + 1;
    if (isAbove) above = level;
    const alone = /^[A-Za-z][\w -]{0,40}$/.test(plain) ? plain : undefined;
    const told = ofObject.exec(plain)?.[1];
    const name = isAbove || none.test(plain) ? undefined : (told ?? alone);
    return [{ at, level, line, name, isMeant: told !== undefined || isBelow }];
  });
  return heads.flatMap(({ at, level, line, name, isMeant }, i) => {
    if (name === undefined) return [];
    let next = i + 1;
    while ((heads[next]?.level ?? 0) > level && heads[next]?.isMeant !== true) next++;
    return [{ name, isMeant, line, lines: shared.slice(at + 1, heads[next]?.at ?? shared.length) }];
  });
}

import type { BaseRef, EnumValue, Member, Said, TypeRef } from "../declared.ts";
import { descriptionIn, type Note } from "./code.ts";
import type { Language } from "./language.ts";
import type { Found } from "./pattern.ts";
import type { Before, Open } from "./read-listing.ts";
import { readType } from "./read-type.ts";
import { type Token, tokensOf } from "./token.ts";

/** What a head or a statement of its own says the type is based on. */
export function basesOf({ types }: Found, line: number): BaseRef[] {
  const every = [
    ["extends", types.get("extends")],
    ["implements", types.get("implements")],
    ["either", types.get("bases")],
  ] as const;
  return every.flatMap(([how, found = []]) =>
    found.flatMap((type, i): BaseRef[] => {
      // `Base()` is a class: the mark behind it says so.
      if (type.is === "named" && type.name === "()") return [];
      const next = found[i + 1];
      const isMade = next?.is === "named" && next.name === "()";
      return [{ type, how: isMade ? "extends" : how, line }];
    }),
  );
}

/** The member that a pattern found; undefined where a comment had to give its type and gave none. */
export function memberOf({ words, types }: Found, before: Before, language: Language): Member | undefined {
  const name = words.get("name");
  const noted = notedType(before.notes, language);
  const spelled = types.get("type")?.[0];
  if (name === undefined || name.text.startsWith("_")) return undefined;
  if (language.needsNotedType === true && noted === undefined) return undefined;
  const type = noted?.value ?? spelled;
  if (type === undefined) return undefined;
  const description = language.describesBehind === true ? undefined : descriptionIn(before.notes);
  const wireName = wireNameOf(words.get("wire"), before, language);
  return {
    name: name.text.replace(/^\$/, ""),
    line: name.line,
    type: words.has("marked") || spelled?.optional === true ? { ...type, optional: true } : type,
    attributes: before.attributes,
    ...(wireName === undefined ? {} : { wireName }),
    ...(words.has("default") ? { hasDefault: true } : {}),
    ...(description === undefined ? {} : { description }),
  };
}

/** The name on the wire: of a tag (`json:"name,omitempty"`), a text of its own, or an attribute. */
function wireNameOf(tag: Token | undefined, { attributes }: Before, language: Language): Said<string> | undefined {
  if (tag !== undefined) {
    const value = /json:"([^",]+)/.exec(tag.text)?.[1] ?? tag.text;
    return { value, line: tag.line };
  }
  for (const { name, args, line } of attributes) {
    const key = language.wireAttributes?.[name];
    const value = key === undefined ? undefined : args.get(key);
    if (value !== undefined) return { value, line };
  }
  return undefined;
}

/** The type that a comment before a member gives: `@type {?string}`, `@return [String]`, `@var array<string>|null`. */
function notedType(notes: readonly Note[], { notedType: word, lexical, types }: Language): Said<TypeRef> | undefined {
  if (word === undefined) return undefined;
  for (const { token } of notes.toReversed()) {
    const at = token.text.indexOf(word);
    if (at < 0) continue;
    const spelled = token.text.slice(at + word.length, at + word.length + 2000).replace(/^\s*[{[]?/, "");
    const read = readType(tokensOf(spelled, lexical), 0, types);
    if (read !== undefined) return { value: read.type, line: token.line };
  }
  return undefined;
}

/** The member of an enum that a pattern found: a number is its number, a text what stands for it on the wire. */
export function valueOf(
  { words }: Found,
  { name: type }: Open,
  { attributes, notes }: Before,
  { prefixesValues, namesValues, wireAttributes }: Language,
): EnumValue | undefined {
  const name = words.get("name");
  const value = words.get("value");
  if (name === undefined) return undefined;
  const shown = name.text.replace(/^\$/, "");
  if (prefixesValues === true && !shown.startsWith(type)) return undefined;
  const wire = attributes.flatMap(
    ({ name: attribute, args }) => args.get(wireAttributes?.[attribute] ?? "\0") ?? [],
  )[0];
  const named = namesValues === true && value?.kind === "text" ? value.text : undefined;
  const text = named === undefined && value?.kind === "text" ? value.text : wire;
  const description = descriptionIn(notes)?.value;
  return {
    name: named ?? (prefixesValues === true ? shown.slice(type.length) : shown),
    line: name.line,
    ...(value?.kind === "number" ? { number: Number(value.text) } : {}),
    ...(text === undefined ? {} : { text }),
    ...(description === undefined ? {} : { description }),
  };
}

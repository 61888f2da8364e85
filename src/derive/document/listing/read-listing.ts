import type { Attribute, BaseRef, Declared, EnumValue, Member, Said, TypeRef } from "../declared.ts";
import { attributesAt, type Code, codeOf, descriptionIn, type Note } from "./code.ts";
import type { HeadPattern, Language } from "./language.ts";
import { type Found, match, type Pattern } from "./pattern.ts";
import { basesOf, memberOf, valueOf } from "./statements.ts";

/** A type that is being read. */
export interface Open {
  readonly name: string;
  readonly line: number;
  readonly kind: HeadPattern["kind"];
  readonly isHidden: boolean;
  readonly bases: BaseRef[];
  readonly attributes: readonly Attribute[];
  readonly namespace: Said<string> | undefined;
  readonly description: Said<string> | undefined;
  readonly members: Member[];
  readonly values: EnumValue[];
  response: Said<TypeRef> | undefined;
}

/** What stands before a statement and belongs to it. */
export interface Before {
  readonly attributes: readonly Attribute[];
  readonly notes: readonly Note[];
}

/**
 * Reads a listing of types: goes through its statements, and takes those that fit a pattern of the language. What fits none
 * (methods, imports, converters) is passed over, so that a listing that is cut off or lost its braces gives what it holds.
 */
export function readListing(text: string, language: Language, firstLine = 1): Declared[] {
  return new ListingReader(codeOf(text, language, firstLine), language).read();
}

class ListingReader {
  readonly #code: Code;
  readonly #language: Language;
  readonly #reserved: ReadonlySet<string>;
  readonly #types: Open[] = [];
  #at = 0;
  #attributes: Attribute[] = [];
  #notes: Note[] = [];
  #namespace: Said<string> | undefined;
  #current: Open | undefined;

  constructor(code: Code, language: Language) {
    this.#code = code;
    this.#language = language;
    this.#reserved = new Set(language.reserved ?? []);
  }

  read(): Declared[] {
    const { tokens } = this.#code;
    let matched = true;
    while (this.#at < tokens.length) {
      this.#collect();
      const at = this.#at;
      if (this.#begins(at, matched)) matched = this.#statement();
      else matched = false;
      if (this.#at > at) continue;
      if (matched) throw new Error("a statement without a token was read");
      if (tokens[at]?.text !== ",") this.#forget();
      this.#at = at + 1;
    }
    this.#collect();
    return this.#types
      .filter(({ isHidden, kind, values }) => !isHidden && (kind !== "enum" || values.length > 0))
      .map(declaredOf);
  }

  /** Takes up the comments before this token: some describe what went before, some what follows. */
  #collect(): void {
    const notes = this.#code.notes.get(this.#at) ?? [];
    const behind = this.#language.describesBehind === true ? notes.filter((note) => note.isDescription) : [];
    const last = this.#current?.members.at(-1);
    const description = descriptionIn(behind);
    if (description !== undefined && last?.description === undefined && last !== undefined)
      this.#current?.members.splice(-1, 1, { ...last, description });
    const ahead = notes.filter((note) => !behind.includes(note));
    this.#notes.push(...ahead);
    this.#attributes.push(...ahead.flatMap(({ attribute }) => attribute ?? []));
  }

  #forget(): void {
    this.#notes = [];
    this.#attributes = [];
  }

  /** Whether a statement may begin here. */
  #begins(at: number, behindStatement: boolean): boolean {
    const token = this.#code.tokens[at];
    if (token === undefined) return false;
    if (token.startsLine) return true;
    if (this.#language.endsWithLine) return behindStatement && this.#attributes.length > 0;
    if (behindStatement) return true;
    const before = this.#code.tokens[at - 1];
    return before?.kind === "sign" && "{};,(]>".includes(before.text);
  }

  #match(wanted: Pattern): Found | undefined {
    const { types } = this.#language;
    return match({ tokens: this.#code.tokens, types, reserved: this.#reserved }, this.#at, wanted);
  }

  #first(patterns: readonly Pattern[] = []): Found | undefined {
    for (const wanted of patterns) {
      const found = this.#match(wanted);
      if (found !== undefined && found.next > this.#at) return found;
    }
    return undefined;
  }

  /** Reads one statement, if one that matters begins here. */
  #statement(): boolean {
    const attributes = attributesAt(this.#code, this.#at, this.#language);
    if (attributes !== undefined) {
      this.#attributes.push(...attributes.attributes);
      this.#at = attributes.next;
      return true;
    }
    const found = this.#head() ?? this.#inside() ?? this.#namespaceHere();
    if (found === undefined) return false;
    this.#at = found.next;
    this.#forget();
    return true;
  }

  #namespaceHere(): Found | undefined {
    const found = this.#first(this.#language.namespaces);
    if (found === undefined) return undefined;
    const name = found.words.get("name");
    if (name !== undefined) this.#namespace = { value: name.text, line: name.line };
    return found;
  }

  #head(): Found | undefined {
    for (const { pattern, kind, isHidden = false } of this.#language.heads) {
      const found = this.#match(pattern);
      const name = found?.words.get("name") ?? (isHidden ? this.#code.tokens[this.#at] : undefined);
      if (found === undefined || name === undefined) continue;
      this.#current = {
        name: name.text,
        line: name.line,
        kind,
        isHidden,
        bases: basesOf(found, name.line),
        attributes: this.#attributes,
        namespace: this.#namespace,
        description: this.#language.describesBehind === true ? undefined : descriptionIn(this.#notes),
        members: [],
        values: [],
        response: undefined,
      };
      this.#types.push(this.#current);
      return found;
    }
    return undefined;
  }

  /** A statement within the current type. */
  #inside(): Found | undefined {
    const current = this.#current;
    if (current === undefined) return undefined;
    const line = this.#code.tokens[this.#at]?.line ?? 0;
    const response = this.#first(this.#language.response);
    if (response !== undefined) {
      const [value] = response.types.get("type") ?? [];
      if (value !== undefined) current.response = { value, line };
      return response;
    }
    const { values, valuesInClass } = this.#language;
    if (current.kind === "enum") return this.#value(current, values);
    return this.#value(current, valuesInClass) ?? this.#memberOrBase(current, line);
  }

  #value(current: Open, patterns: readonly Pattern[] | undefined): Found | undefined {
    const found = this.#first(patterns);
    const value = found === undefined ? undefined : valueOf(found, current, this.#before(), this.#language);
    if (value === undefined) return undefined;
    current.values.push(value);
    return found;
  }

  #memberOrBase(current: Open, line: number): Found | undefined {
    const base = this.#first(this.#language.bases);
    if (base !== undefined) {
      current.bases.push(...basesOf(base, line));
      return base;
    }
    const found = this.#first(this.#language.members);
    if (found !== undefined) {
      const member = memberOf(found, this.#before(), this.#language);
      if (member === undefined) return undefined;
      if (this.#language.flattens !== undefined && this.#attributes.some((one) => isFlattened(one, this.#language)))
        current.bases.push({ type: member.type, how: "extends", line });
      else current.members.push(member);
      return found;
    }
    const wire = this.#first(this.#language.wireNames);
    if (wire !== undefined) refine(current, wire);
    return wire;
  }

  #before(): Before {
    return { attributes: this.#attributes, notes: this.#notes };
  }
}

function isFlattened({ args }: Attribute, { flattens }: Language): boolean {
  return [...args.values()].includes(flattens ?? "");
}

/** A later statement tells a member's name on the wire, or its type. */
function refine(current: Open, found: Found): void {
  const name = found.words.get("name");
  const wire = found.words.get("wire");
  const type = typeIn(found);
  const place = current.members.findIndex((member) => member.name === name?.text);
  const member = current.members[place];
  if (member === undefined) return;
  const isLooser = member.type.is === "unknown" || type?.is === "list" || type?.is === "map";
  current.members.splice(place, 1, {
    ...member,
    ...(wire === undefined ? {} : { wireName: { value: wire.text, line: wire.line } }),
    ...(type !== undefined && isLooser ? { type } : {}),
  });
}

function typeIn({ types }: Found): TypeRef | undefined {
  const [[of] = [], [key] = []] = [types.get("item"), types.get("key")];
  return of === undefined || key === undefined ? types.get("type")?.[0] : { is: "map", key, of };
}

function declaredOf({ isHidden: _, namespace, description, response, ...open }: Open): Declared {
  const isEnum = open.values.length > 0 && open.members.length === 0;
  return {
    ...open,
    ...(isEnum ? { kind: "enum" } : {}),
    ...(namespace === undefined ? {} : { namespace }),
    ...(description === undefined ? {} : { description }),
    ...(response === undefined ? {} : { response }),
  };
}

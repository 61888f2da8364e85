import type { TypeRef } from "../declared.ts";
import type { Token } from "./token.ts";
import type { TypeWords } from "./type-words.ts";

/** A type that was read, and the place behind it. */
export interface ReadType {
  readonly type: TypeRef;
  readonly next: number;
}

/** Types of real documents are nested a few levels deep. */
const deepest = 40;

/** Reads the type that begins at a token; undefined when none does. */
export function readType(tokens: readonly Token[], at: number, words: TypeWords, depth = 0): ReadType | undefined {
  if (depth > deepest) return undefined;
  const reader = new TypeReader(tokens, words, depth);
  const read = reader.prefixed(at);
  return read === undefined ? undefined : reader.suffixed(read);
}

class TypeReader {
  readonly #tokens: readonly Token[];
  readonly #words: TypeWords;
  readonly #depth: number;

  constructor(tokens: readonly Token[], words: TypeWords, depth: number) {
    this.#tokens = tokens;
    this.#words = words;
    this.#depth = depth;
  }

  #is(at: number, text: string): boolean {
    const token = this.#tokens[at];
    return token?.text === text && (token.kind === "sign" || token.kind === "word");
  }

  #inner(at: number): ReadType | undefined {
    return readType(this.#tokens, at, this.#words, this.#depth + 1);
  }

  prefixed(at: number): ReadType | undefined {
    const { optionalPrefixes = [], listPrefix, mapPrefix, bracketed, braced } = this.#words;
    if (optionalPrefixes.some((sign) => this.#is(at, sign))) {
      const read = this.#inner(at + 1);
      return read && { type: { ...read.type, optional: true }, next: read.next };
    }
    if (listPrefix === true && this.#is(at, "[") && this.#is(at + 1, "]")) return this.#listOf(at + 2);
    if (mapPrefix !== undefined && this.#is(at, mapPrefix) && this.#is(at + 1, "[")) return this.#mapOf(at + 2, "]");
    if (bracketed === true && this.#is(at, "[")) return this.#bracketed(at + 1);
    if (braced === true && this.#is(at, "{") && this.#is(at + 1, "[")) return this.#braced(at + 2);
    return this.#named(at);
  }

  #listOf(at: number): ReadType | undefined {
    const { constant } = this.#words;
    if (constant !== undefined && this.#is(at, constant.word) && this.#is(at + 1, constant.name))
      return { type: { is: "scalar", kinds: constant.kinds }, next: at + 2 };
    const item = this.#inner(this.#is(at, constant?.word ?? "\0") ? at + 1 : at);
    return item && { type: this.#list(item.type, this.#tokens[at]?.text), next: item.next };
  }

  /** A list of `byte` is no list to those who write it. */
  #list(of: TypeRef, spelled: string | undefined): TypeRef {
    if (spelled !== undefined && spelled === this.#words.byte) return { is: "scalar", kinds: ["bytes"] };
    return { is: "list", of };
  }

  #mapOf(at: number, close: string): ReadType | undefined {
    const key = this.#inner(at);
    if (key === undefined || !this.#is(key.next, close)) return undefined;
    const value = this.#inner(key.next + 1);
    return value && { type: { is: "map", key: key.type, of: value.type }, next: value.next };
  }

  #bracketed(at: number): ReadType | undefined {
    const first = this.#inner(at);
    if (first === undefined) return undefined;
    if (this.#is(first.next, "]"))
      return { type: this.#list(first.type, this.#tokens[at]?.text), next: first.next + 1 };
    if (!this.#is(first.next, ":")) return undefined;
    const value = this.#inner(first.next + 1);
    if (value === undefined || !this.#is(value.next, "]")) return undefined;
    return { type: { is: "map", key: first.type, of: value.type }, next: value.next + 1 };
  }

  /** `{ [name: K]: V; }`, from behind its second bracket. */
  #braced(at: number): ReadType | undefined {
    const key = this.#is(at + 1, ":") ? this.#inner(at + 2) : undefined;
    if (key === undefined || !this.#is(key.next, "]") || !this.#is(key.next + 1, ":")) return undefined;
    const value = this.#inner(key.next + 2);
    if (value === undefined) return undefined;
    const end = this.#is(value.next, ";") || this.#is(value.next, ",") ? value.next + 1 : value.next;
    return this.#is(end, "}") ? { type: { is: "map", key: key.type, of: value.type }, next: end + 1 } : undefined;
  }

  #named(at: number): ReadType | undefined {
    const token = this.#tokens[at];
    if (token?.kind !== "word") return undefined;
    let name = token.text;
    let next = at + 1;
    for (;;) {
      const signs = this.#is(next, ".") ? 1 : this.#is(next, ":") && this.#is(next + 1, ":") ? 2 : 0;
      if (signs === 0 || this.#tokens[next + signs]?.kind !== "word") break;
      name += `.${this.#tokens[next + signs]?.text ?? ""}`;
      next += signs + 1;
    }
    const args = this.#arguments(next);
    return { type: this.#meaning(name, args?.types), next: args?.next ?? next };
  }

  #arguments(at: number): { types: readonly TypeRef[]; next: number } | undefined {
    const { generics, genericWord } = this.#words;
    if (!this.#is(at, generics[0])) return undefined;
    let next = at + 1;
    if (genericWord !== undefined) {
      if (!this.#is(next, genericWord)) return undefined;
      next++;
    }
    const types: TypeRef[] = [];
    for (;;) {
      const read = this.#inner(next);
      if (read === undefined) return undefined;
      types.push(read.type);
      next = read.next;
      if (this.#is(next, generics[1])) return { types, next: next + 1 };
      if (!this.#is(next, ",")) return undefined;
      next++;
    }
  }

  #meaning(name: string, args: readonly TypeRef[] = []): TypeRef {
    const { scalars, lists = [], maps = [], optionals = [], any = [], unknown = [] } = this.#words;
    const [first = { is: "unknown" }, second = { is: "unknown" }] = args;
    if (optionals.includes(name)) return { ...first, optional: true };
    if (lists.includes(name)) return this.#genericList(first);
    if (maps.includes(name)) return { is: "map", key: first, of: second };
    if (any.includes(name)) return { is: "any" };
    if (unknown.includes(name)) {
      if (args.length === 1) return { is: "list", of: first };
      return args.length === 2 ? { is: "map", key: first, of: second } : { is: "unknown" };
    }
    const known = Object.hasOwn(scalars, name) ? scalars[name] : undefined;
    if (known !== undefined) return { is: "scalar", kinds: known };
    const dot = name.lastIndexOf(".");
    const named = { is: "named", name: name.slice(dot + 1), of: args } as const;
    return dot < 0 ? named : { ...named, namespace: name.slice(0, dot) };
  }

  #genericList(of: TypeRef): TypeRef {
    const { byte, scalars, listSuffix } = this.#words;
    const isByte = byte !== undefined && of.is === "scalar" && of.kinds === scalars[byte];
    // Where arrays have a sign of their own, a generic list of bytes is a list.
    return isByte && listSuffix === undefined ? { is: "scalar", kinds: ["bytes"] } : { is: "list", of };
  }

  suffixed(read: ReadType): ReadType {
    const { optionalSuffix, listSuffix, union } = this.#words;
    const spelled = this.#tokens[read.next - 1]?.text;
    let { type, next } = read;
    let signs = 0;
    for (; signs < deepest; signs++) {
      if (optionalSuffix === true && this.#is(next, "?")) {
        type = { ...type, optional: true };
        next++;
      } else if (listSuffix !== undefined && this.#is(next, listSuffix[0]) && this.#is(next + 1, listSuffix[1])) {
        type = this.#list(type, signs === 0 ? spelled : undefined);
        next += 2;
      } else if (union === true && this.#is(next, "|") && this.#is(next + 1, "null")) {
        type = { ...type, optional: true };
        next += 2;
      } else break;
    }
    return { type, next };
  }
}

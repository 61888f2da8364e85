import type { Problems } from "../../source/problems.ts";
import { Part } from "../../source/part.ts";
import { isAddress } from "../../source/address.ts";
import { parsePointer, valueAt } from "../../source/pointer.ts";
import type { Source } from "../../source/source.ts";
import { movedPointers } from "../upgrade/swagger-root.ts";
import { identifiedIn } from "./identified.ts";
import type { Library } from "./library.ts";

/** Follows `$ref` within a document and to other files beside it. A file is read once. */
export class References {
  readonly #problems: Problems;
  readonly #library: Library;
  #arrived = true;
  /** By the object that has the reference; an alias of YAML is the same object in another place. */
  #targets = new WeakMap<object, { readonly part: Part | undefined }>();
  readonly #onTheWay = new Set<string>();

  constructor(problems: Problems, library: Library) {
    this.#problems = problems;
    this.#library = library;
  }

  /** Whether every reference followed so far arrived, those aside that are not followed by intention. */
  get allArrive(): boolean {
    return this.#arrived;
  }

  /** Looks everything up anew from now on: the document has been mended in the meantime. */
  forget(): void {
    this.#targets = new WeakMap();
  }

  /** The part that is meant: what a chain of `$ref` arrives at, or the part itself. Undefined, and a problem, when it does not arrive. */
  follow(part: Part | undefined): Part | undefined {
    if (part === undefined || !isReference(part)) return part;
    const seen = new Set<string>();
    let at: Part | undefined = part;
    while (at !== undefined && isReference(at)) {
      if (seen.has(at.id)) {
        this.#arrived = false;
        this.#problems.add(at, "this `$ref` is part of a cycle of references", "let one of them point at a definition");
        return undefined;
      }
      seen.add(at.id);
      at = this.target(at);
    }
    return at;
  }

  /** What a part's own `$ref` points at, one step. Undefined, and a problem or remark, when there is nothing. */
  target(part: Part): Part | undefined {
    const { record } = part;
    if (record === undefined) return undefined;
    const known = this.#targets.get(record);
    if (known !== undefined) return known.part;
    const target = this.#resolve(part);
    this.#targets.set(record, { part: target });
    return target;
  }

  /** Whether a part's own `$ref` is to an address that is not followed: anything may stand there. */
  leadsElsewhere(part: Part): boolean {
    const text = part.get("$ref")?.text;
    if (text?.startsWith("#") === true) return false;
    const address = text === undefined ? undefined : this.#library.addressOf(part.source, fileOf(text));
    return address !== undefined && isAddress(address) && this.#library.isElsewhere(address);
  }

  /** Where keys lead if references on the way are followed. */
  #through(root: Part, keys: readonly string[]): Part | undefined {
    return keys.reduce<Part | undefined>((at, key) => {
      const inner = childOf(at, key);
      if (inner !== undefined || at === undefined || !isReference(at) || this.#onTheWay.has(at.id)) return inner;
      this.#onTheWay.add(at.id);
      const target = this.follow(at);
      this.#onTheWay.delete(at.id);
      return childOf(target, key);
    }, root);
  }

  #lost(reference: Part, found: string, cure: string): Part | undefined {
    this.#arrived = false;
    this.#problems.add(reference, found, cure);
    return undefined;
  }

  #resolve(part: Part): Part | undefined {
    const reference = part.get("$ref");
    if (reference === undefined) return undefined;
    const text = reference.text;
    const split = text === undefined ? undefined : splitReference(text);
    if (text === undefined || split === undefined)
      return this.#lost(
        reference,
        `\`$ref\` is ${JSON.stringify(reference.value)}, which is not a reference`,
        'write "#/components/…", or a file and "#/…"',
      );
    if (split.file === "") return this.#pointed(reference, part.source, split.fragment);
    const identified = identifiedIn(part, text);
    if (identified !== undefined) return identified;
    const read = this.#library.sourceFor(reference, split.file);
    if (read === "elsewhere") return undefined;
    if (read === undefined) {
      this.#arrived = false;
      return undefined;
    }
    return this.#pointed(reference, read, split.fragment);
  }

  #pointed(reference: Part, source: Source, fragment: string): Part | undefined {
    const keys = parsePointer(fragment);
    for (const [at, way] of keys === undefined ? [] : waysTo(fragment, keys)) {
      const value = valueAt(source.root, way);
      if (value !== undefined) return new Part(source, at, value);
    }
    const through = keys === undefined ? undefined : this.#through(new Part(source), keys);
    if (through !== undefined) return through;
    const isOwn = source === reference.source;
    const identified = isOwn ? identifiedIn(reference, `#${fragment}`) : identifiedIn(new Part(source), `#${fragment}`);
    if (identified !== undefined) return identified;
    if (keys === undefined)
      return this.#lost(
        reference,
        `\`$ref\` ends in "#${fragment}", which is not a JSON pointer`,
        'begin it with "#/"',
      );
    return this.#lost(
      reference,
      `\`$ref\` points at ${fragment}, which does not exist in ${isOwn ? "this document" : source.file}`,
      "correct the reference, or define what it points at",
    );
  }
}

/** Tells a Reference Object (or a schema with `$ref`) from what it could point at. */
export function isReference(part: Part): boolean {
  return part.has("$ref");
}

function childOf(part: Part | undefined, key: string): Part | undefined {
  return part?.get(key) ?? (/^\d+$/.test(key) ? part?.items()[Number(key)] : undefined);
}

/** A pointer, and where what it leads to in Swagger 2.0 stands now. */
function waysTo(fragment: string, keys: readonly string[]): (readonly [string, readonly string[]])[] {
  const moved = movedPointers(keys).map((way) => [`/${way.map(escaped).join("/")}`, way] as const);
  return [[fragment, keys], ...moved];
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The file that a reference names, decoded; empty: its own, or it is none. */
export function fileOf(text: string): string {
  return splitReference(text)?.file ?? "";
}

function splitReference(text: string): { readonly file: string; readonly fragment: string } | undefined {
  const hash = text.indexOf("#");
  if (hash === 0 && !text.includes("%")) return { file: "", fragment: text.slice(1) };
  try {
    return {
      file: decodeURIComponent(hash < 0 ? text : text.slice(0, hash)),
      fragment: hash < 0 ? "" : decodeURIComponent(text.slice(hash + 1)),
    };
  } catch {
    // A percent sign that is followed by no two hexadecimal digits.
    return undefined;
  }
}

import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Problems } from "../../source/problems.ts";
import { Part } from "../../source/part.ts";
import { parsePointer, valueAt } from "../../source/pointer.ts";
import { readSource, type Source } from "../../source/source.ts";

/** Follows `$ref` within a document and to other files beside it. A file is read once. */
export class References {
  readonly #problems: Problems;
  readonly #sources = new Map<string, Source | undefined>();
  #arrived = true;
  readonly #targets = new Map<string, Part | undefined>();

  constructor(problems: Problems, root: Source) {
    this.#problems = problems;
    this.#sources.set(root.path, root);
  }

  /** Whether every reference followed so far arrived. */
  get allArrive(): boolean {
    return this.#arrived;
  }

  /** The part that is meant: what a chain of `$ref` arrives at, or the part itself. Undefined, and a problem, when it does not arrive. */
  follow(part: Part | undefined): Part | undefined {
    const seen = new Set<string>();
    let at = part;
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

  /** What a part's own `$ref` points at, one step. Undefined, and a problem, when there is nothing. */
  target(part: Part): Part | undefined {
    const id = part.id;
    if (!this.#targets.has(id)) this.#targets.set(id, this.#resolve(part));
    const target = this.#targets.get(id);
    if (target === undefined) this.#arrived = false;
    return target;
  }

  #resolve(part: Part): Part | undefined {
    const reference = part.get("$ref");
    if (reference === undefined) return undefined;
    const text = reference.text;
    const split = text === undefined ? undefined : splitReference(text);
    if (text === undefined || split === undefined) {
      this.#problems.add(
        reference,
        `\`$ref\` is ${JSON.stringify(reference.value)}, which is not a reference`,
        'write "#/components/…", or a file and "#/…"',
      );
      return undefined;
    }
    if (/^[a-z][a-z0-9+.-]+:/i.test(split.file)) {
      this.#problems.add(
        reference,
        `\`$ref\` is ${text}, which is not on this machine`,
        "save that document beside this one and name the file",
      );
      return undefined;
    }
    const source = split.file === "" ? part.source : this.#sourceBeside(reference, split.file);
    if (source === undefined) return undefined;
    return this.#pointed(reference, source, split.fragment);
  }

  #pointed(reference: Part, source: Source, fragment: string): Part | undefined {
    const keys = parsePointer(fragment);
    const value = keys === undefined ? undefined : valueAt(source.root, keys);
    if (value !== undefined) return new Part(source, fragment, value);
    const where = source === reference.source ? "this document" : source.file;
    if (keys === undefined) {
      this.#problems.add(
        reference,
        `\`$ref\` ends in "#${fragment}", which is not a JSON pointer`,
        'begin it with "#/"',
      );
    } else {
      this.#problems.add(
        reference,
        `\`$ref\` points at ${fragment}, which does not exist in ${where}`,
        "correct the reference, or define what it points at",
      );
    }
    return undefined;
  }

  #sourceBeside(reference: Part, file: string): Source | undefined {
    const from = reference.source;
    const path = resolve(dirname(from.path), file);
    const shown = join(dirname(from.file), file);
    if (!this.#sources.has(path)) {
      if (!existsSync(path)) {
        this.#problems.add(
          reference,
          `\`$ref\` points at ${shown}, but there is no such file`,
          "correct the reference, or put the file there",
        );
        return undefined;
      }
      this.#sources.set(path, readSource(path, shown, this.#problems));
    }
    return this.#sources.get(path);
  }
}

/** Tells a Reference Object (or a schema with `$ref`) from what it could point at. */
export function isReference(part: Part): boolean {
  return part.has("$ref");
}

function splitReference(text: string): { readonly file: string; readonly fragment: string } | undefined {
  const hash = text.indexOf("#");
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

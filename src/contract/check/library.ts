import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { addressFrom, isAddress, isBelow } from "../../source/address.ts";
import type { FetchedText } from "../../source/fetch-text.ts";
import type { Part } from "../../source/part.ts";
import type { Problems } from "../../source/problems.ts";
import { parseSource, readSource, type Source } from "../../source/source.ts";

/** What addresses answered with that were asked beforehand. */
export type Fetched = ReadonlyMap<string, FetchedText>;

/**
 * The files that a document may refer to: those in its own folder and below, judged by where they really are, and under its
 * own address likewise. Each is read once. What is elsewhere in the web is there if somebody fetched it beforehand.
 */
export class Library {
  readonly #root: Source;
  readonly #fetched: Fetched;
  readonly #problems: Problems;
  readonly #isStrict: boolean;
  readonly #sources = new Map<string, Source | undefined>();

  constructor(root: Source, fetched: Fetched, problems: Problems, isStrict: boolean) {
    this.#root = root;
    this.#fetched = fetched;
    this.#problems = problems;
    this.#isStrict = isStrict;
    this.#sources.set(root.path, root);
  }

  /** Where a file that a document names is: an absolute path, or an address. Undefined: nowhere. */
  addressOf(from: Source, file: string): string | undefined {
    if (file === "") return from.path;
    if (isAddress(file) || isAddress(from.path)) return addressFrom(from.path, file);
    return resolve(dirname(from.path), file);
  }

  /** Whether an address is not followed: it is none of the document's own, and nobody fetched it. */
  isElsewhere(address: string): boolean {
    return !this.#sources.has(address) && !this.#fetched.has(address) && !isBelow(this.#root.path, address);
  }

  /** The source that a reference names; `elsewhere` where it is not followed. Undefined, and a problem, when there is none. */
  sourceFor(reference: Part, file: string): Source | "elsewhere" | undefined {
    const address = this.addressOf(reference.source, file);
    const known = address === undefined ? undefined : this.#sources.get(address);
    if (known !== undefined) return known;
    if (address !== undefined && isAddress(address)) return this.#atAddress(reference, address);
    if (/^file:/i.test(file)) {
      this.#byFileUrl(reference, file);
      return undefined;
    }
    if (address === undefined || /^[a-z][a-z0-9+.-]+:/i.test(file)) return this.#nowhere(reference, file);
    if (!this.#sources.has(address)) this.#sources.set(address, this.#atPath(reference, file, address));
    return this.#sources.get(address);
  }

  /** A path that starts at the root of a machine means nothing on another one, and leads outside the folder here. */
  #byFileUrl(reference: Part, file: string): void {
    this.#problems.add(
      reference,
      `\`$ref\` is ${file}, a file of one machine`,
      "put the file beside the document or below it, and name it by its relative path",
    );
  }

  #nowhere(reference: Part, file: string): "elsewhere" | undefined {
    const found = `\`$ref\` is ${reference.text ?? file}, which is not on this machine`;
    const cure = "save that document beside this one and name the file";
    if (this.#isStrict) this.#problems.add(reference, found, cure);
    else this.#problems.remark(reference, `${found}: anything may stand there`, cure);
    return this.#isStrict ? undefined : "elsewhere";
  }

  #atAddress(reference: Part, address: string): Source | "elsewhere" | undefined {
    const got = this.#fetched.get(address);
    const isOwn = isBelow(this.#root.path, address);
    if (got !== undefined && "text" in got) {
      this.#sources.set(address, parseSource(got.text, got.address, address, this.#problems));
      return this.#sources.get(address);
    }
    if (this.#isStrict && got === undefined) return this.#nowhere(reference, address);
    if (got !== undefined || isOwn) {
      const { found, cure } = got?.failure ?? { found: "nothing was got from there", cure: "put the file there" };
      this.#problems.add(reference, `\`$ref\` points at ${address}: ${found}`, `correct the reference, or ${cure}`);
      return undefined;
    }
    this.#problems.remark(
      reference,
      `\`$ref\` is ${reference.text ?? address}, which is not followed: anything may stand there`,
      "let it be fetched with --allow-refs, or save that document beside this one and name the file",
    );
    return "elsewhere";
  }

  #atPath(reference: Part, file: string, path: string): Source | undefined {
    const shown = join(dirname(reference.source.file), file);
    const folder = dirname(this.#root.path);
    const isElsewhere = isOutside(folder, path);
    if (!isElsewhere && !existsSync(path)) {
      this.#problems.add(
        reference,
        `\`$ref\` points at ${shown}, but there is no such file`,
        "correct the reference, or put the file there",
      );
      return undefined;
    }
    if (isElsewhere) {
      this.#problems.add(
        reference,
        `\`$ref\` points at ${shown}, which is outside the folder of ${this.#root.file}`,
        "put the file beside the document or below it, or name a document in a folder that holds both",
      );
      return undefined;
    }
    return readSource(path, shown, this.#problems);
  }
}

/** Whether a file stands in a folder or below; judged by where both really are, so that neither `..` nor a link leads out. */
export function isInFolder(folder: string, path: string): boolean {
  if (!existsSync(path) || !existsSync(folder)) return false;
  return !leadsOut(realpathSync(folder), realpathSync(path));
}

/** Whether a file that a document names stands elsewhere than in its folder or below; it need not be there. */
export function isOutside(folder: string, path: string): boolean {
  return existsSync(path) ? !isInFolder(folder, path) : leadsOut(folder, path);
}

function leadsOut(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === ".." || way.startsWith(`..${sep}`) || resolve(way) === way;
}

import type { Part } from "../../source/part.ts";
import { parsePointer, valueAt } from "../../source/pointer.ts";
import type { Problems } from "../../source/problems.ts";
import { draftOf, dropMember, putMember } from "../upgrade/record.ts";

/**
 * What is loose in a document that others wrote is a remark: it is mended where it stands, so that whatever reads the document
 * afterwards finds it whole. In a contract of our own making, for typed code, it is a problem.
 */
export class Tolerance {
  readonly isStrict: boolean;
  readonly #problems: Problems;

  constructor(problems: Problems, isStrict: boolean) {
    this.#problems = problems;
    this.isStrict = isStrict;
  }

  /** Something is loose. @returns whether it has to be mended */
  loose(part: Part, found: string, cure: string): boolean {
    if (this.isStrict) this.#problems.add(part, found, cure);
    else this.#problems.remark(part, found, cure);
    return !this.isStrict;
  }

  /** Takes a member of an object away if it may be mended; what stands in a list stays, and its readers pass over it. */
  drop(holder: Part, key: string, found: string, cure: string): void {
    const draft = draftOf(holder.value);
    const part = holder.get(key) ?? holder;
    if (this.loose(part, found, cure) && draft !== undefined) dropMember(draft, key);
  }

  /** Puts something else in the place of a part, wherever it stands, if it may be mended. @returns whether it was */
  replace(part: Part, value: unknown, found: string, cure: string): boolean {
    const keys = parsePointer(part.pointer) ?? [];
    const holder = valueAt(part.source.root, keys.slice(0, -1));
    const last = keys.at(-1);
    if (!this.loose(part, found, cure) || last === undefined) return false;
    if (Array.isArray(holder)) holder[Number(last)] = value;
    else putMember(draftOf(holder) ?? {}, last, value);
    return true;
  }

  /** Puts something else in the place of a member or an item, if it may be mended. */
  put(holder: Part, key: string | number, value: unknown, found: string, cure: string): void {
    const part = typeof key === "number" ? holder.items()[key] : holder.get(key);
    if (!this.loose(part ?? holder, found, cure)) return;
    if (Array.isArray(holder.value)) holder.value[Number(key)] = value;
    else putMember(draftOf(holder.value) ?? {}, String(key), value);
  }
}

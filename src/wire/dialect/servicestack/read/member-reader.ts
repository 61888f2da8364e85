import { memberSlot, openSlot } from "../../../../contract/model/inner-slot.ts";
import type { Member, ObjectType } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { wireName } from "../casing.ts";
import { ReadError, type Remarks } from "../../../format.ts";
import type { Spelling } from "../spelling.ts";
import { pointerTo } from "../../../../source/pointer.ts";
import { quote } from "../../../read/quote.ts";
import { omitsDefault } from "../nested/member-plan.ts";
import { defaultOf, mustBeThere } from "../../../scalar/default-value.ts";

/** A member as JSON or JSV names it, with what its absence means. */
interface ExpectedMember {
  readonly member: Member;
  /** The value of an absent member; undefined: it may not be absent. */
  readonly whenAbsent: Value | undefined;
}

/** Collects the members of one object that is being read, whatever their order. */
export class MemberReader {
  readonly #type: ObjectType;
  readonly #pointer: string;
  readonly #expected: ReadonlyMap<string, ExpectedMember>;
  readonly #seen = new Set<string>();
  readonly #values = new Map<string, Value>();

  constructor(type: ObjectType, spelling: Spelling, pointer: string) {
    this.#type = type;
    this.#pointer = pointer;
    this.#expected = expectedMembers(type, spelling);
  }

  /**
   * The member of that name; undefined when the type has none, which is remarked.
   * @throws {ReadError} when it was there before.
   */
  take(name: string, at: number, remarks: Remarks | undefined): Member | undefined {
    if (this.#seen.has(name))
      throw new ReadError(`expected each member once, found ${quote(name)} again`, this.#pointer, at);
    this.#seen.add(name);
    const expected = this.#expected.get(name);
    if (expected === undefined && (this.#type.rest === undefined || memberSlot(this.#type, name) === openSlot))
      remarks?.(this.#pointer, name);
    return expected?.member;
  }

  put(key: string, value: Value): void {
    this.#values.set(key, value);
  }

  /**
   * The object read.
   * @throws {ReadError} when a member is absent that must be there.
   */
  finish(at: number): Value {
    for (const [name, { member, whenAbsent }] of this.#expected) {
      if (this.#seen.has(name)) continue;
      if (whenAbsent === undefined) {
        throw new ReadError(
          `expected the member ${quote(name)} of ${this.#type.name}, found none`,
          pointerTo(this.#pointer, name),
          at,
        );
      }
      this.#values.set(member.key, whenAbsent);
    }
    return Object.fromEntries(this.#values);
  }
}

const known = new WeakMap<ObjectType, Map<string, ReadonlyMap<string, ExpectedMember>>>();

function expectedMembers(type: ObjectType, spelling: Spelling): ReadonlyMap<string, ExpectedMember> {
  const key = [spelling.casing, spelling.dates, spelling.guids, spelling.omitDefaults].join(" ");
  const byKey = known.get(type) ?? new Map<string, ReadonlyMap<string, ExpectedMember>>();
  known.set(type, byKey);
  const made =
    byKey.get(key) ??
    new Map(
      type.all.map((member) => [
        wireName(member, spelling.casing),
        { member, whenAbsent: whenAbsent(member, spelling) },
      ]),
    );
  byKey.set(key, made);
  return made;
}

function whenAbsent(member: Member, spelling: Spelling): Value | undefined {
  if (!mustBeThere(member.slot)) return null;
  return omitsDefault(member, spelling) && member.slot.type.kind !== "enum" ? defaultOf(member.slot.type) : undefined;
}

/** True where an object always shows a member: an object without any is then a null one. */
export function alwaysShowsMembers(type: ObjectType, spelling: Spelling): boolean {
  return [...expectedMembers(type, spelling).values()].some((expected) => expected.whenAbsent === undefined);
}

import type { Contract } from "../../contract/model/contract.ts";
import { didYouMean } from "../../source/nearest.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Member, Type } from "../../contract/model/type.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import { keyOf } from "../../random/key.ts";
import { fakerFor, fakerMethod, fakerMethods } from "../../generate/faker/faker-methods.ts";
import { fakerValue } from "./faker-value.ts";

/**
 * Every `x-faker` has to name a method that faker has and whose values the property can hold. Faker is loaded only if there
 * is one. Where values are those of JSON the generator asks faker where it can, and makes a value itself where not.
 */
export function fakerProblems(contract: Contract): readonly Problem[] {
  return contract.host.values === "json" ? [] : problemsWith(contract, problemOf);
}

/** What of an ordinary document `standin check` remarks on: an `x-faker` that faker does not have is passed over when rows are made. */
export function fakerRemarks(contract: Contract): readonly Problem[] {
  const found = contract.host.values === "json" ? problemsWith(contract, unknownMethod) : [];
  // What a type has of another one by allOf is told where it is written.
  return found.filter(
    (one) =>
      /\/x-faker(?: |$)/.test(one.place ?? "") || !found.some((other) => other !== one && other.found === one.found),
  );
}

type Judge = (member: Member, place: string, file: string) => readonly Problem[];

function problemsWith(contract: Contract, judge: Judge): readonly Problem[] {
  const members = membersOf([
    ...[...contract.types].map(([name, type]): Placed => [type, pointerTo("/components/schemas", name)]),
    ...contract.operations.flatMap(({ id, result }): Placed[] =>
      result === undefined ? [] : [[result, `result of ${id}`]],
    ),
  ]);
  return [...members].flatMap(([member, at]) => {
    const place = `${at}/x-faker`;
    return judge(member, place.startsWith("/") ? contract.locate(place) : place, contract.file);
  });
}

/** A type, and where its schema stands. */
type Placed = readonly [type: Type, place: string];

/** The members that name a method, each with the place where it is defined: the nearest types come first. */
function membersOf(roots: readonly Placed[]): ReadonlyMap<Member, string> {
  const members = new Map<Member, string>();
  const seen = new Set<Type>();
  const waiting = [...roots];
  for (const [type, place] of waiting) {
    if (seen.has(type)) continue;
    seen.add(type);
    waiting.push(...innerOf(type, place));
    for (const member of type.kind === "object" ? type.members : [])
      if (typeof member.limits?.["x-faker"] === "string") members.set(member, placeOfMember(place, member));
  }
  return members;
}

function innerOf(type: Type, place: string): readonly Placed[] {
  switch (type.kind) {
    case "list":
      return [[type.item.type, `${place}/items`]];
    case "tuple":
      return type.items.map(({ type: item }, index) => [item, `${place}/prefixItems/${index}`]);
    case "union":
      return type.choices.map((choice) => [choice, place]);
    case "map":
      return [[type.value.type, `${place}/additionalProperties`]];
    case "object":
      return type.members.map((member) => [member.slot.type, placeOfMember(place, member)]);
    default:
      return [];
  }
}

function placeOfMember(place: string, { key }: Member): string {
  return pointerTo(`${place}/properties`, key);
}

function unknownMethod({ limits }: Member, place: string, file: string): readonly Problem[] {
  const method = String(limits?.["x-faker"]);
  const faker = fakerFor(undefined);
  if (fakerMethod(faker, method) !== undefined) return [];
  const cure = didYouMean(method, fakerMethods(faker)) ?? "fakerjs.dev/api lists them";
  return [{ file, place, found: `faker has no method "${method}"`, cure }];
}

function problemOf(member: Member, place: string, file: string): readonly Problem[] {
  const unknown = unknownMethod(member, place, file);
  if (unknown.length > 0) return unknown;
  const { limits, slot } = member;
  const method = String(limits?.["x-faker"]);
  try {
    fakerValue(method, slot, { key: keyOf(method), at: [0, 0], anchor: 0, locale: undefined });
    return [];
  } catch (error) {
    const [said] = error instanceof ProblemError ? error.problems : [];
    const found = said?.found ?? (error instanceof Error ? error.message : String(error));
    return [
      {
        file,
        place,
        found: `what ${method} gives does not fit: ${found}`,
        cure: "name a method of the property's kind",
      },
    ];
  }
}

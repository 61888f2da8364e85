import type { Contract } from "../../contract/model/contract.ts";
import { nearestName } from "../../source/nearest.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Member, Type } from "../../contract/model/type.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import { keyOf } from "../../random/key.ts";
import { fakerFor, fakerMethod, fakerMethods } from "../../generate/faker/faker-methods.ts";
import { fakerValue } from "./faker-value.ts";

/** Every `x-faker` has to name a method that faker has and whose values the property can hold. Faker is loaded only if there is one. */
export function fakerProblems(contract: Contract): readonly Problem[] {
  const members = new Map<Member, string>();
  const seen = new Set<Type>();
  for (const [name, type] of contract.types) collect(type, pointerTo("/components/schemas", name), members, seen);
  for (const { id, result } of contract.operations)
    if (result !== undefined) collect(result, `result of ${id}`, members, seen);
  return [...members].flatMap(([member, place]) => problemOf(member, `${place}/x-faker`, contract.file));
}

/** The members that name a method, each with the place where it stands first. */
function collect(type: Type, place: string, members: Map<Member, string>, seen: Set<Type>): void {
  if (seen.has(type)) return;
  seen.add(type);
  if (type.kind === "list") collect(type.item.type, `${place}/items`, members, seen);
  if (type.kind === "tuple")
    for (const [index, { type: item }] of type.items.entries())
      collect(item, `${place}/prefixItems/${index}`, members, seen);
  if (type.kind === "union") for (const choice of type.choices) collect(choice, place, members, seen);
  if (type.kind === "map") collect(type.value.type, `${place}/additionalProperties`, members, seen);
  if (type.kind !== "object") return;
  for (const member of type.members) {
    const own = pointerTo(`${place}/properties`, member.key);
    if (typeof member.limits?.["x-faker"] === "string") members.set(member, own);
    collect(member.slot.type, own, members, seen);
  }
}

function problemOf({ limits, slot }: Member, place: string, file: string): readonly Problem[] {
  const method = String(limits?.["x-faker"]);
  const faker = fakerFor(undefined);
  if (fakerMethod(faker, method) === undefined) {
    const near = nearestName(method, fakerMethods(faker));
    const cure = near === undefined ? "fakerjs.dev/api lists them" : `did you mean "${near}"?`;
    return [{ file, place, found: `faker has no method "${method}"`, cure }];
  }
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

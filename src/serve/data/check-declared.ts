import type { Contract, Entity } from "../../contract/model/contract.ts";
import { cureForProperty, noProperty } from "../../contract/compile/entities.ts";
import { isObjectValue, type Value } from "../../contract/model/value.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import { fakerProblems } from "./check-faker.ts";
import { keyProblems } from "./check-key.ts";
import { recordIn, textIn } from "./declared.ts";
import { placeAt, placeOf } from "../../contract/model/property.ts";

/**
 * Checks that rows can be made up as a contract declares: what stands under `data` names properties that rows have, `x-faker`
 * names methods that faker has, keys fit their schema. The shape has been checked at load.
 * @param given entities whose rows a scenario gives, so that none are made up
 * @throws {ProblemError} with everything that cannot be
 */
export function checkDeclared(contract: Contract, given: ReadonlySet<string> = new Set()): void {
  const problems = [
    ...[...contract.entities.values()].flatMap((entity) => [
      ...unknownParts(entity, contract.file),
      ...unknownMembers(entity, contract.file),
      ...(given.has(entity.name) ? [] : keyProblems(entity, contract)),
    ]),
    ...fakerProblems(contract),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
}

function unknownParts(entity: Entity, file: string): readonly Problem[] {
  const owners = Object.keys(recordIn(entity.data, "owner") ?? {}).map((path) => [`owner/${path}`, path] as const);
  const parts = Object.entries(recordIn(entity.data, "parts") ?? {}).map(
    ([name, part]) => [`parts/${name}`, pathOf(part)] as const,
  );
  return [...owners, ...parts].flatMap(([place, path]) =>
    placeOf(entity, path) === undefined
      ? [
          {
            file,
            place: dataPointer(entity, place),
            found: noProperty(entity, path),
            cure: cureForProperty(entity, path),
          },
        ]
      : [],
  );
}

/** The members of one result: those of the items of the list that holds them. */
function unknownMembers(entity: Entity, file: string): readonly Problem[] {
  const list = placeOf(entity, textIn(recordIn(entity.data, "parts"), "results") ?? "")?.slot.type;
  const item = list?.kind === "list" ? list.item.type : undefined;
  const members = item?.kind === "object" ? item.all.map(({ key }) => key).join(", ") : "none";
  return Object.entries(recordIn(entity.data, "result") ?? {}).flatMap(([name, part]) =>
    item !== undefined && placeAt(item, pathOf(part)) !== undefined
      ? []
      : [
          {
            file,
            place: dataPointer(entity, `result/${name}`),
            found: `a result has no member ${pathOf(part)}`,
            cure: `its members are ${members}`,
          },
        ],
  );
}

function dataPointer(entity: Entity, place: string): string {
  return `/x-standin-entities/${entity.name}/data/${place}`;
}

function pathOf(part: Value): string {
  if (typeof part === "string") return part;
  return isObjectValue(part) ? (textIn(part, "property") ?? "") : "";
}

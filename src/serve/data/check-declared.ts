import type { Contract, Entity } from "../../contract/model/contract.ts";
import { cureForProperty, noProperty } from "../../contract/model/missing-property.ts";
import { isObjectValue, type Value } from "../../contract/model/value.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import { fakerProblems } from "./check-faker.ts";
import { keyProblems } from "./check-key.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { pointerOf } from "../../source/pointer.ts";
import { recordIn, textIn } from "./declared.ts";
import { placeAt, placeOf } from "../../contract/model/property.ts";

/**
 * Checks, once for all worlds, that rows can be made up as contracts declare: what stands under `data` names properties that
 * rows have, `x-faker` names methods that faker has, keys fit their schema. The shape has been checked at load.
 * @param scenario whose files give rows of some entities, so that none are made up for these
 * @throws {ProblemError} with everything that cannot be
 */
export function checkDeclared(contracts: readonly Contract[], scenario?: Scenario): void {
  const problems = contracts.flatMap((contract) => {
    const given = scenario?.apis.get(contract.name)?.entities;
    return declaredProblems(contract, (entity) => given?.get(entity)?.rows !== undefined);
  });
  if (problems.length > 0) throw new ProblemError(problems);
}

function declaredProblems(contract: Contract, isGiven: (entity: string) => boolean): readonly Problem[] {
  return [
    ...[...contract.entities.values()].flatMap((entity) => [
      ...unknownParts(entity, contract),
      ...unknownMembers(entity, contract),
      ...(isGiven(entity.name) ? [] : keyProblems(entity, contract)),
    ]),
    ...fakerProblems(contract),
  ];
}

function unknownParts(entity: Entity, contract: Contract): readonly Problem[] {
  const owners = Object.keys(recordIn(entity.data, "owner") ?? {}).map((path) => [["owner", path], path] as const);
  const parts = Object.entries(recordIn(entity.data, "parts") ?? {}).map(
    ([name, part]) => [["parts", name], pathOf(part)] as const,
  );
  return [...owners, ...parts].flatMap(([place, path]) =>
    placeOf(entity, path) === undefined
      ? [{ ...at(contract, entity, place), found: noProperty(entity, path), cure: cureForProperty(entity, path) }]
      : [],
  );
}

/** The members of one result: those of the items of the list that holds them. */
function unknownMembers(entity: Entity, contract: Contract): readonly Problem[] {
  const list = placeOf(entity, textIn(recordIn(entity.data, "parts"), "results") ?? "")?.slot.type;
  const item = list?.kind === "list" ? list.item.type : undefined;
  const members = item?.kind === "object" ? item.all.map(({ key }) => key).join(", ") : "none";
  return Object.entries(recordIn(entity.data, "result") ?? {}).flatMap(([name, part]) =>
    item !== undefined && placeAt(item, pathOf(part)) !== undefined
      ? []
      : [
          {
            ...at(contract, entity, ["result", name]),
            found: `a result has no member ${pathOf(part)}`,
            cure: `its members are ${members}`,
          },
        ],
  );
}

function at(contract: Contract, { name }: Entity, keys: readonly string[]): Pick<Problem, "file" | "place"> {
  const pointer = pointerOf(["x-standin-entities", name, "data", ...keys]);
  return { file: contract.file, place: contract.locate(pointer) };
}

function pathOf(part: Value): string {
  if (typeof part === "string") return part;
  return isObjectValue(part) ? (textIn(part, "property") ?? "") : "";
}

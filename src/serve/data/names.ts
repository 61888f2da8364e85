import type { Contract, Entity } from "../../contract/model/contract.ts";
import { pagedBy } from "../../contract/model/paged-by.ts";
import type { Value } from "../../contract/model/value.ts";
import type { Named } from "../scenario/scenario.ts";
import { propertyOf } from "../../contract/model/property.ts";
import { factsOf, scenarioEntity, storedOf, type DataContext } from "./data-context.ts";
import type { Row } from "./data.ts";
import { textIn } from "./declared.ts";
import { exampleOwner } from "./example-owner.ts";
import { dataKindOf } from "./kind.ts";
import type { NamedEntity } from "./named-entity.ts";

/** At most so many rows of a file are listed by name. */
const mostStored = 20;

/**
 * Everything a scenario names and an operation answers with, the largest first within each entity. Of owners of whom a
 * scenario names none, one that exists all the same.
 */
export function namesOf(context: DataContext): readonly NamedEntity[] {
  return [...context.contract.entities.values()]
    .filter(({ name, type }) => type !== undefined && isAnswered(context.contract, name))
    .flatMap((entity) =>
      (entity.parent === undefined ? rowNames(context, entity) : ownerNames(context, entity, entity.parent)).toSorted(
        (a, b) => b.size - a.size,
      ),
    );
}

function isAnswered({ operations }: Contract, name: string): boolean {
  return operations.some(({ answer }) => (answer.kind === "page" || answer.kind === "row") && answer.entity === name);
}

function ownerNames(
  context: DataContext,
  entity: Entity,
  parent: NonNullable<Entity["parent"]>,
): readonly NamedEntity[] {
  const scenario = scenarioEntity(context, entity.name);
  const named = scenarioEntity(context, parent.entity).named;
  const stored = storedOf(context, entity, scenario);
  const nameOf = (id: string, rest: Told): NamedEntity => ({
    entity: entity.name,
    name: id,
    parameters: new Map([[parent.parameter, id]]),
    ...rest,
  });
  const own = named.filter(({ rows }) => rows !== undefined).map((one) => ownRows(one, nameOf));
  if (stored !== undefined) {
    const others = named.filter(({ id, rows }) => id !== undefined && rows === undefined && !stored.owners.has(id));
    const withoutOwn = [...stored.owners].filter(([id]) => !own.some(({ name }) => name === id));
    return [
      ...own,
      ...withoutOwn.map(([id, { size }]) =>
        nameOf(id, { story: undefined, about: named.find((one) => one.id === id)?.about ?? "rows of a file", size }),
      ),
      ...others.map((one) =>
        nameOf(one.id ?? "", { story: undefined, about: one.about || "exists and has no rows", size: 0 }),
      ),
    ];
  }
  const kind = dataKindOf(textIn(entity.data, "kind"));
  const facts = factsOf(context, entity);
  const example = named.length > 0 ? undefined : exampleOwner(context, entity);
  if (example !== undefined) return [nameOf(example, kind.describeOwner(example, undefined, facts))];
  const made = named.filter(({ rows }) => rows === undefined);
  const ofKind = made.map((one) => {
    const { story, about, size } = kind.describeOwner(one.id ?? "", one, facts);
    return nameOf(one.id ?? "", { story, about: one.about || about, size });
  });
  return [...own, ...ofKind];
}

type Told = Omit<NamedEntity, "entity" | "name" | "parameters">;

function ownRows({ id = "", about, rows = [] }: Named, nameOf: (id: string, rest: Told) => NamedEntity): NamedEntity {
  return nameOf(id, { story: undefined, about: about || "rows of a file", size: rows.length });
}

function rowNames(context: DataContext, entity: Entity): readonly NamedEntity[] {
  const scenario = scenarioEntity(context, entity.name);
  const stored = storedOf(context, entity, scenario);
  if (stored !== undefined) {
    if (pagedBy(context.contract, entity.name) !== undefined) return [];
    return stored.rows
      .slice(0, mostStored)
      .map((row) => rowName(context, entity, (property) => propertyOf(row, property), { row }));
  }
  return scenario.named.map((named) =>
    rowName(context, entity, (property) => named.by.get(property) ?? null, { named }),
  );
}

interface RowFacts {
  readonly row?: Row;
  readonly named?: Named;
}

function rowName(
  context: DataContext,
  entity: Entity,
  valueOf: (property: string) => Value,
  { row, named }: RowFacts,
): NamedEntity {
  const parameters = parametersOf(context.contract, entity.name, valueOf);
  const told = named === undefined ? undefined : dataKindOf(textIn(entity.data, "kind")).describeRow(named);
  return {
    entity: entity.name,
    name: [...parameters.values()].join(" · "),
    parameters,
    story: told?.story,
    about: (named?.about ?? "") || (told?.about ?? (row === undefined ? "" : "a row of a file")),
    size: named?.size ?? told?.size ?? 1,
  };
}

/** The parameters of the first look-up whose properties all have a value. */
function parametersOf(
  { operations }: Contract,
  entity: string,
  valueOf: (property: string) => Value,
): ReadonlyMap<string, string> {
  for (const { answer } of operations) {
    if (answer.kind !== "row" || answer.entity !== entity) continue;
    const values = [...answer.by].map(([parameter, property]) => [parameter, valueOf(property)] as const);
    if (values.every((pair): pair is readonly [string, string] => typeof pair[1] === "string")) return new Map(values);
  }
  return new Map();
}

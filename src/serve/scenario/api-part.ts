import { dirname, join, relative } from "node:path";
import type { Contract, Entity } from "../../contract/model/contract.ts";
import { cureForProperty, noProperty } from "../../contract/compile/entities.ts";
import { byName, placeOf } from "../../contract/model/property.ts";
import { nearestName } from "../../source/nearest.ts";
import { writtenValue } from "../../contract/written/written-value.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Source } from "../../source/source.ts";
import type { Slot } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import type { ApiPlace as Place } from "./api-place.ts";
import { pageSizeProblems } from "./check-page-size.ts";
import { placeIn } from "./place.ts";
import { readRows } from "./read-rows.ts";
import type { Identity, Named, ScenarioApi, ScenarioEntity, StoredRow } from "./scenario.ts";
import type { ApiPart, EntityPart, NamedPart } from "./scenario-shape.ts";
import { storyNames } from "./story-name.ts";

/**
 * What a scenario file says about one API, against its contract.
 * @throws {ProblemError} with everything that does not fit
 */
export function apiOf(part: ApiPart, place: Place): ScenarioApi {
  const problems: Problem[] = [...pageSizeProblems(part, place)];
  const entities = new Map<string, ScenarioEntity>();
  for (const [name, entityPart] of Object.entries(part.entities ?? {})) {
    const entity = place.contract.entities.get(name);
    const at = { ...place, pointer: pointerTo(`${place.pointer}/entities`, name) };
    if (entity === undefined) {
      if (!place.general) problems.push(noEntity(name, at));
      continue;
    }
    try {
      entities.set(name, entityOf(entityPart, entity, at));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
  const { bearer } = part;
  return {
    identities: Object.entries(part.identities ?? {}).map(([name, { password, roles = [] }]): Identity => ({
      name,
      password,
      roles: roles === "all" ? rolesOf(place.contract) : roles,
    })),
    bearer:
      bearer === undefined
        ? undefined
        : { key: Buffer.from(bearer.key, "base64"), rolesClaim: bearer.roles ?? "roles" },
    cors: part.cors,
    exists: part.exists ?? "any",
    pageSize: part.pageSize,
    entities,
  };
}

function rolesOf(contract: Contract): readonly string[] {
  return [...new Set(contract.operations.flatMap(({ security }) => security.flatMap(({ roles }) => roles)))];
}

function noEntity(name: string, { source, contract, pointer }: Place): Problem {
  const names = [...contract.entities.keys()];
  const near = nearestName(name, names);
  const offer = near === undefined ? `it has ${names.join(", ") || "none"}` : `did you mean "${near}"?`;
  return {
    file: source.file,
    place: placeIn(source, pointer),
    found: `${contract.name} has no entity "${name}"`,
    cure: offer,
  };
}

function entityOf(part: EntityPart, entity: Entity, place: Place): ScenarioEntity {
  return {
    named: (part.named ?? []).map((named, index) =>
      namedOf(named, entity, { ...place, pointer: `${place.pointer}/named/${index}` }),
    ),
    absent: part.absent ?? [],
    rows: part.rows === undefined ? undefined : rowsOf(part.rows, entity, place),
    size: part.size,
    overrides: overridesOf(part.overrides, entity, { ...place, pointer: `${place.pointer}/overrides` }),
    pageSize: part.pageSize,
    retentionDays: part.retention,
  };
}

function rowsOf(file: string, entity: Entity, { source, contract }: Place): readonly StoredRow[] {
  const path = join(dirname(source.path), file);
  return readRows(path, relative("", path), entity, contract);
}

function namedOf(part: NamedPart, entity: Entity, place: Place): Named {
  const by = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [path, text] of Object.entries(part.by ?? {})) {
    const found = placeOf(entity, path, byName);
    if (found === undefined) problems.push(unknownProperty(path, entity, { ...place, pointer: `${place.pointer}/by` }));
    else by.set(found.path, text);
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return {
    id: part.id,
    by,
    about: part.about ?? "",
    story: storyNames.find((name) => name === part.story),
    size: part.size,
    days: part.days,
    // What a named owner overrides are properties of the rows it owns.
    overrides: overridesOf(part.overrides, ownedBy(entity, place.contract), {
      ...place,
      pointer: `${place.pointer}/overrides`,
    }),
  };
}

function ownedBy(entity: Entity, contract: Contract): Entity {
  return [...contract.entities.values()].find(({ parent }) => parent?.entity === entity.name) ?? entity;
}

function overridesOf(
  part: Readonly<Record<string, unknown>> | undefined,
  entity: Entity,
  place: Place,
): ReadonlyMap<string, Value> {
  return new Map(
    Object.entries(part ?? {}).map(([path, json]) => {
      const found = placeOf(entity, path, byName);
      if (found === undefined) throw new ProblemError([unknownProperty(path, entity, place)]);
      return [found.path, writtenIn(json, found.slot, pointerTo(place.pointer, path), place.source)];
    }),
  );
}

function writtenIn(json: unknown, slot: Slot, pointer: string, source: Source): Value {
  try {
    return writtenValue(json, slot, pointer);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(
      error.problems.map((problem) => ({
        ...problem,
        file: source.file,
        place: placeIn(source, problem.place ?? pointer),
      })),
    );
  }
}

function unknownProperty(path: string, entity: Entity, { source, pointer }: Place): Problem {
  return {
    file: source.file,
    place: placeIn(source, pointer),
    found: noProperty(entity, path),
    cure: cureForProperty(entity, path),
  };
}

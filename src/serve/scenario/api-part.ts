import { dirname, join, relative } from "node:path";
import type { Contract, Entity } from "../../contract/model/contract.ts";
import { cureForProperty, noProperty, slotOfProperty } from "../../contract/compile/entities.ts";
import { nearestName } from "../../source/nearest.ts";
import { plainValue } from "../../contract/compile/plain.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Source } from "../../source/source.ts";
import type { Value } from "../../contract/model/value.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import type { ApiPlace as Place } from "./api-place.ts";
import { pageSizeProblems } from "./check-page-size.ts";
import { placeIn } from "./place.ts";
import { readRows } from "./read-rows.ts";
import type { Named, ScenarioApi, ScenarioEntity, ScenarioIdentity, StoredRow } from "./scenario.ts";
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
    identities: Object.entries(part.identities ?? {}).map(([name, { password, roles = [] }]): ScenarioIdentity => ({
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
  const by = new Map(Object.entries(part.by ?? {}));
  const problems = [...by.keys()]
    .filter((path) => slotOfProperty(entity, path) === undefined)
    .map((path) => unknownProperty(path, entity, { ...place, pointer: `${place.pointer}/by` }));
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
      const slot = slotOfProperty(entity, path);
      if (slot === undefined) throw new ProblemError([unknownProperty(path, entity, place)]);
      return [path, plainIn(json, slot, pointerTo(place.pointer, path), place.source)];
    }),
  );
}

function plainIn(json: unknown, slot: Parameters<typeof plainValue>[1], pointer: string, source: Source): Value {
  try {
    return plainValue(json, slot, pointer);
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

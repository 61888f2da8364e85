import { dirname, join, relative } from "node:path";
import type { Contract, Entity } from "../../contract/model/contract.ts";
import { cureForProperty, noProperty } from "../../contract/model/missing-property.ts";
import { byName, placeOf } from "../../contract/model/property.ts";
import { nearestName } from "../../source/nearest.ts";
import { readWritten } from "../../contract/written/written-value.ts";
import { pointerOf } from "../../source/pointer.ts";
import type { Value } from "../../contract/model/value.ts";
import type { ApiPlace as Place } from "./api-place.ts";
import { checkPageSizes } from "./check-page-size.ts";
import { readRows } from "./read-rows.ts";
import type { Identity, Named, ScenarioApi, ScenarioEntity, StoredRow } from "./scenario.ts";
import type { ApiPart, EntityPart, NamedPart } from "./scenario-shape.ts";
import { storyNames } from "./story-name.ts";

/** What a scenario file says about one API, against its contract. */
export function apiOf(part: ApiPart, place: Place): ScenarioApi {
  checkPageSizes(part, place);
  const entities = new Map<string, ScenarioEntity>();
  for (const [name, entityPart] of Object.entries(part.entities ?? {})) {
    const entity = place.contract.entities.get(name);
    const at = below(place, "entities", name);
    if (entity !== undefined) entities.set(name, entityOf(entityPart, entity, at));
    else if (!place.general) noEntity(name, at);
  }
  const { bearer } = part;
  return {
    anyCredentials: part.anyCredentials ?? (part.identities === undefined && bearer === undefined),
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

function noEntity(name: string, { source, contract, pointer, problems }: Place): void {
  const names = [...contract.entities.keys()];
  const near = nearestName(name, names);
  const offer = near === undefined ? `it has ${names.join(", ") || "none"}` : `did you mean "${near}"?`;
  problems.addAt(source, pointer, `${contract.name} has no entity "${name}"`, offer);
}

function entityOf(part: EntityPart, entity: Entity, place: Place): ScenarioEntity {
  return {
    named: (part.named ?? []).map((named, index) => namedOf(named, entity, below(place, "named", index))),
    absent: part.absent ?? [],
    story: storyNames.find((name) => name === part.story),
    rows: part.rows === undefined ? undefined : rowsOf(part.rows, entity, place),
    size: part.size,
    overrides: overridesOf(part.overrides, entity, below(place, "overrides")),
    pageSize: part.pageSize,
    retentionDays: part.retention,
  };
}

function rowsOf(file: string, entity: Entity, { source, contract, problems }: Place): readonly StoredRow[] | undefined {
  const path = join(dirname(source.path), file);
  return problems.collect(() => readRows(path, relative("", path), entity, contract));
}

function namedOf(part: NamedPart, entity: Entity, place: Place): Named {
  const by = new Map<string, string>();
  for (const [path, text] of Object.entries(part.by ?? {})) {
    const found = placeOf(entity, path, byName);
    if (found === undefined) unknownProperty(path, entity, below(place, "by", path));
    else by.set(found.path, text);
  }
  return {
    id: part.id,
    by,
    about: part.about ?? "",
    story: storyNames.find((name) => name === part.story),
    size: part.size,
    days: part.days,
    // What a named owner overrides are properties of the rows it owns.
    overrides: overridesOf(part.overrides, ownedBy(entity, place.contract), below(place, "overrides")),
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
  const { source, problems } = place;
  const overrides = new Map<string, Value>();
  for (const path of Object.keys(part ?? {})) {
    const at = below(place, path);
    const property = placeOf(entity, path, byName);
    if (property === undefined) {
      unknownProperty(path, entity, at);
      continue;
    }
    const written = source.exact(at.pointer);
    overrides.set(property.path, readWritten(written, property.slot, at.pointer, problems.reporter(source)));
  }
  return overrides;
}

function unknownProperty(path: string, entity: Entity, { source, pointer, problems }: Place): void {
  problems.addAt(source, pointer, noProperty(entity, path), cureForProperty(entity, path));
}

function below(place: Place, ...keys: readonly (string | number)[]): Place {
  return { ...place, pointer: pointerOf(keys, place.pointer) };
}

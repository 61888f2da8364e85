import { fileURLToPath } from "node:url";
import { dirname, join, relative } from "node:path";
import { isOutside } from "../../contract/check/library.ts";
import type { Contract, Entity } from "../../contract/model/contract.ts";
import { cureForProperty, noProperty } from "../../contract/model/missing-property.ts";
import { byName, placeOf, propertyOf, withValueAt } from "../../contract/model/property.ts";
import { didYouMean } from "../../source/nearest.ts";
import { askedRoles } from "../../contract/model/roles.ts";
import { readWritten } from "../../contract/written/written-value.ts";
import { pointerOf } from "../../source/pointer.ts";
import type { Value } from "../../contract/model/value.ts";
import { formatsOf } from "../../wire/formats-of.ts";
import { productFile } from "../../product-file.ts";
import type { ApiPlace as Place } from "./api-place.ts";
import { checkNamed, checkRoles } from "./check-names.ts";
import { checkPageSizes } from "./check-page-size.ts";
import { readRows } from "./read-rows.ts";
import type { Identity, Named, ScenarioApi, ScenarioEntity, StoredRow } from "./scenario.ts";
import type { ApiPart, EntityPart, NamedPart } from "./scenario-shape.ts";
import { storyNames } from "./story-name.ts";

/** What a scenario file says about one API, against its contract. */
export function apiOf(part: ApiPart, place: Place): ScenarioApi {
  checkPageSizes(part, place);
  checkRoles(part, place);
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
      roles: roles === "all" ? askedRoles(place.contract) : roles,
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

function noEntity(name: string, { source, contract, pointer, problems }: Place): void {
  const names = [...contract.entities.keys()];
  const offer = didYouMean(name, names) ?? `it has ${names.join(", ") || "none"}`;
  problems.addAt(source, pointer, `${contract.name} has no entity "${name}"`, offer);
}

function entityOf(part: EntityPart, entity: Entity, place: Place): ScenarioEntity {
  checkNamed(part, entity, place);
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

function rowsOf(file: string, entity: Entity, place: Place): readonly StoredRow[] | undefined {
  const { source, contract, problems, allowOutside } = place;
  const path = join(dirname(source.path), file);
  if (!allowOutside && isOutside(folderOf(source.path), path)) {
    const cure = `put it beside the scenario or below, or let it be read: --allow-outside, or --rows ${entity.name}=FILE`;
    problems.addAt(source, place.pointer, `${file} is outside the folder of ${source.file}`, cure);
    return undefined;
  }
  return problems.collect(() => readRows(path, relative("", path), entity, contract));
}

/** Where files that a scenario names may stand; the product's own scenarios take what the product has recorded. */
function folderOf(scenario: string): string {
  const own = fileURLToPath(productFile("fixtures"));
  return isOutside(own, scenario) ? dirname(scenario) : own;
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
    overrides: overridesOf(part.overrides, ownedBy(entity, place.contract) ?? entity, below(place, "overrides")),
    rows: part.rows === undefined ? undefined : ownRows(part, part.rows, entity, below(place, "rows")),
  };
}

/** The rows of a file that belong to what is named. */
function ownRows({ id }: NamedPart, file: string, entity: Entity, place: Place): readonly StoredRow[] | undefined {
  const owned = ownedBy(entity, place.contract);
  const { source, pointer, problems } = place;
  if (owned?.parent === undefined || id === undefined) {
    problems.addAt(source, pointer, `nothing belongs to one of ${entity.name}`, "give the rows to the entity itself");
    return undefined;
  }
  const { property } = owned.parent;
  const rows = rowsOf(file, owned, place);
  const others = (rows ?? []).map((row) => propertyOf(row, property)).filter((owner) => owner !== id);
  if (others.length > 0)
    problems.addAt(
      source,
      pointer,
      `${others.length} of its rows belong to others, the first to ${JSON.stringify(others[0])}`,
      `write "${property}": "${id}" in each row`,
    );
  return rows;
}

function ownedBy(entity: Entity, contract: Contract): Entity | undefined {
  return [...contract.entities.values()].find(({ parent }) => parent?.entity === entity.name);
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
    const before = problems.all.length;
    const written = source.exact(at.pointer);
    const value = readWritten(written, property.slot, at.pointer, problems.reporter(source));
    overrides.set(property.path, value);
    if (problems.all.length === before) checkSchema(property.path, value, entity, at);
  }
  return overrides;
}

/** A value that rows may not have would make every answer a 500. */
function checkSchema(path: string, value: Value, entity: Entity, { contract, pointer, source, problems }: Place): void {
  if (entity.type === undefined || entity.hidden.has(path)) return;
  const row = formatsOf(contract.host).jsonValueOf(withValueAt({}, path, value), entity.type);
  const own = pointerOf(path.split("."));
  // What else a row needs is not the override's to give.
  const broken = (entity.violations?.(row) ?? []).filter((one) => `${one.pointer}/`.startsWith(`${own}/`));
  for (const { pointer: inside, message } of broken)
    problems.addAt(source, `${pointer}${inside.slice(own.length)}`, message, "write a value that the schema allows");
}

function unknownProperty(path: string, entity: Entity, { source, pointer, problems }: Place): void {
  problems.addAt(source, pointer, noProperty(entity, path), cureForProperty(entity, path));
}

function below(place: Place, ...keys: readonly (string | number)[]): Place {
  return { ...place, pointer: pointerOf(keys, place.pointer) };
}

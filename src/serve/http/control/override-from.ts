import type { Contract, Entity, Violation } from "../../../contract/model/contract.ts";
import { cureForProperty, noProperty } from "../../../contract/model/missing-property.ts";
import { writtenValue } from "../../../contract/written/written-value.ts";
import { byName, placeOf } from "../../../contract/model/property.ts";
import type { Data } from "../../data/data.ts";
import { overriddenRow } from "../../data/change.ts";
import type { Changes, Override } from "../../state/changes.ts";
import type { Api } from "../stand-in.ts";
import { inForce, type WorldAndTime } from "./context.ts";
import { identifying, madeRowViolations, rowOf, rowViolations } from "./row-of.ts";

/** What POST overrides takes, once its schema has let it through. */
export interface OverrideBody {
  readonly api?: string;
  readonly entity: string;
  readonly key: string;
  readonly property: string;
  readonly value: unknown;
}

/** Why there is no such override. */
export interface Refusal {
  readonly status: 400 | 404;
  readonly refusal: string;
  readonly detail: string;
}

/**
 * The override that a body asks for, checked against the contract and, where the row can be found, against the row as it
 * would be then.
 * @throws {ProblemError} when the value does not fit the property's type
 */
export function overrideFrom(body: OverrideBody, changes: Changes, context: WorldAndTime): Override | Refusal {
  // Asked of the world without overrides, which sessions share: the override is applied to the one row.
  const bare = { ...changes, overrides: [] };
  const found = entityOf(body, inForce(context, bare).apis);
  if ("refusal" in found) return found;
  const { contract, entity, data } = found;
  const place = placeOf(entity, body.property, byName);
  if (place === undefined)
    return nothing(`${noProperty(entity, body.property)}: ${cureForProperty(entity, body.property)}`);
  if (identifying(contract, entity).has(place.path))
    return nothing(`"${place.path}" identifies the row and cannot be overridden; override another property`);
  const value = writtenValue(body.value, place.slot, "/value");
  const made = { api: contract.name, entity: entity.name, key: body.key, property: place.path, value };
  const row = rowOf(contract, data, entity, body.key);
  if (row === "none") return noRow(body);
  if (row === "unknown") {
    const broken = madeRowViolations(contract, data, entity, made);
    return broken.length === 0 ? made : refusedFor(broken);
  }
  const told = [...changes.overrides.filter((other) => sameRow(other, made)), made].reduce(overriddenRow, row);
  const violations = rowViolations(contract, entity, told);
  return violations.length === 0 ? made : refusedFor(violations);
}

function nothing(detail: string): Refusal {
  return { status: 400, refusal: "This cannot be overridden", detail };
}

function noRow({ entity, key }: OverrideBody): Refusal {
  return { status: 404, refusal: "There is no such row", detail: `no row of "${entity}" has the key "${key}"` };
}

function refusedFor(violations: readonly Violation[]): Refusal {
  const detail = violations.map(({ pointer, message }) => `${pointer || "/"} ${message}`).join("; ");
  return { status: 400, refusal: "The row would break its contract", detail: `with this value: ${detail}` };
}

function sameRow(a: Override, b: Override): boolean {
  return a.api === b.api && a.entity === b.entity && a.key === b.key;
}

interface EntityOfApi {
  readonly contract: Contract;
  readonly entity: Entity;
  readonly data: Data;
}

function entityOf({ api, entity: name }: OverrideBody, apis: readonly Api[]): EntityOfApi | Refusal {
  const hosts = apis.map(({ host }) => host);
  const asked = hosts.filter(({ contract }) => api === undefined || contract.name === api);
  if (asked.length === 0) {
    const known = hosts.map(({ contract }) => contract.name).join(", ");
    return nothing(`no API here is called "${api ?? ""}"; there are: ${known}`);
  }
  const found = asked.flatMap(({ contract, data }): EntityOfApi[] => {
    const entity = contract.entities.get(name);
    return entity === undefined ? [] : [{ contract, entity, data }];
  });
  const [first, ...more] = found;
  const all = asked.flatMap(({ contract }) => [...contract.entities.keys()]).join(", ");
  if (first === undefined) return nothing(`no API here has an entity "${name}"; there are: ${all || "none"}`);
  if (more.length === 0) return first;
  const names = found.map(({ contract }) => contract.name).join(", ");
  return nothing(`several APIs have an entity "${name}"; say which as "api": ${names}`);
}

import type { Contract, Entity, Operation, Violation } from "../../../contract/model/contract.ts";
import { openSlot } from "../../../contract/model/inner-slot.ts";
import { isObjectValue, type Value } from "../../../contract/model/value.ts";
import type { Data, PageRequest, Row } from "../../data/data.ts";
import { keyText } from "../../data/things/thing.ts";
import { ownerMembers } from "../../data/things/owners-in-paths.ts";
import { overriddenRow, type RowOverride } from "../../data/change.ts";
import { pageAnswer } from "../../operation/paging/page-request.ts";
import { jsonValueOf } from "../../../wire/dialect/plain/json-writer.ts";
import { formatsOf } from "../../../wire/formats-of.ts";

/** Properties each of which is enough to find a row of an entity. */
function keyProperties({ operations }: Contract, entity: string): readonly string[] {
  const found = operations.flatMap(({ answer, pagination }) => {
    if (answer.kind === "page" && answer.entity === entity) return pagination === undefined ? [] : [pagination.key];
    return answer.kind === "row" && answer.entity === entity && answer.by.size === 1 ? [...answer.by.values()] : [];
  });
  return [...new Set(found)];
}

/** Properties that identify the row and its owner: changing them would move the row. */
export function identifying(contract: Contract, entity: Entity): ReadonlySet<string> {
  const by = contract.operations.flatMap(({ answer }) =>
    answer.kind === "row" && answer.entity === entity.name ? [...answer.by.values()] : [],
  );
  const parent = entity.parent === undefined ? [] : [entity.parent.property];
  const ofThing = entity.things === undefined ? [] : [entity.things.key ?? "", ...ownerMembers(contract, entity.name)];
  return new Set([...keyProperties(contract, entity.name), ...by, ...parent, ...ofThing]);
}

/**
 * The row of that key.
 * @returns `none` when there surely is none, `unknown` when its owner may be one that nobody has named
 */
export function rowOf(contract: Contract, data: Data, entity: Entity, key: string): Row | "none" | "unknown" {
  if (entity.things !== undefined) {
    const thing = data.things.item(entity.name, [], key);
    const isOther = thing?.key !== undefined && keyText(thing.key) !== key;
    return thing === undefined || isOther ? "none" : { key, value: thing.value, hidden: {} };
  }
  const properties = keyProperties(contract, entity.name);
  for (const property of properties) {
    const row = data.find(entity.name, new Map([[property, key]]));
    if (row?.key === key) return row;
  }
  const prefixes = contract.operations.flatMap(({ answer, pagination }) =>
    answer.kind === "page" && answer.entity === entity.name && pagination?.style === "iterator"
      ? [pagination.iterator.prefix]
      : [],
  );
  if (prefixes.length > 0 && !prefixes.some((prefix) => key.startsWith(prefix))) return "none";
  return entity.parent === undefined && properties.length > 0 ? "none" : "unknown";
}

/** Every way in which a row breaks what some operation promises of the rows that it answers with. */
export function rowViolations(contract: Contract, entity: Entity, row: Row): readonly Violation[] {
  if (entity.things !== undefined) return entity.violations?.(jsonValueOf(row.value, openSlot.type, "json")) ?? [];
  const operation = contract.operations.find(
    ({ answer }) => (answer.kind === "page" || answer.kind === "row") && answer.entity === entity.name,
  );
  if (operation?.result === undefined) return [];
  const promised = operation.responses
    .find(({ status }) => status !== "default" && status >= 200 && status < 300)
    ?.content.get("application/json");
  const shown = formatsOf(contract.host).jsonValueOf(answerWith(row, operation), operation.result);
  const violations = promised?.violations(shown) ?? [];
  if (operation.pagination === undefined) return violations;
  // What the page around the row lacks is no fault of the row.
  const inFirst = operation.pagination.items === undefined ? /^\/0(?=\/|$)/ : /^\/[^/]+\/0(?=\/|$)/;
  return violations
    .filter(({ pointer }) => inFirst.test(pointer))
    .map((violation) => ({ ...violation, pointer: violation.pointer.replace(inFirst, "") }));
}

/** What a value would break in a row that is not known: in one made up for it, what was not broken before. */
export function madeRowViolations(
  contract: Contract,
  data: Data,
  entity: Entity,
  override: Pick<RowOverride, "property" | "value">,
): readonly Violation[] {
  const value = entity.type === undefined ? null : data.make(entity.type, "override");
  if (!isObjectValue(value) || entity.hidden.has(override.property)) return [];
  const row = { key: "", value, hidden: {} };
  const before = rowViolations(contract, entity, row).map(({ pointer }) => pointer);
  return rowViolations(contract, entity, overriddenRow(row, override)).filter(
    ({ pointer }) => !before.includes(pointer),
  );
}

/** The answer that shows the row: itself, or a page of which it is the only one. */
function answerWith(row: Row, { pagination }: Operation): Value {
  if (pagination === undefined) return row.value;
  const request: PageRequest = { limit: 1, from: undefined, towards: "older", conditions: [] };
  return pageAnswer(pagination, { rows: [row], done: true, total: 1 }, request);
}

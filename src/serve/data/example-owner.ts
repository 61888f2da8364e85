import type { Contract, Entity } from "../../contract/model/contract.ts";
import { textIn } from "./declared.ts";
import { ownerExists } from "./existence.ts";
import { openCollection } from "./open-collection.ts";
import { parsePattern } from "../../generate/pattern/pattern.ts";
import { scenarioEntity, type DataContext } from "./data-context.ts";

/** So many ids of a pattern are tried, until one has rows. */
const most = 20;

/** An owner that exists though a scenario names none, with rows where one is found; undefined when nobody exists. */
export function exampleOwner(context: DataContext, entity: Entity): string | undefined {
  const { parent } = entity;
  const owner = parent === undefined ? undefined : context.contract.entities.get(parent.entity);
  if (parent === undefined || owner === undefined) return undefined;
  const there = [...candidates(owner, parent.parameter, context.contract)].filter((id) =>
    ownerExists(owner, id, context.api, scenarioEntity(context, owner.name)),
  );
  return there.find((id) => hasRows(context, entity, id)) ?? there[0];
}

/** What the contract shows as an example, else texts of its pattern, else a plain number. */
function* candidates(owner: Entity, parameter: string, { operations }: Contract): Generator<string> {
  const schemas = operations.flatMap(({ parameters }) => parameters.filter(({ name }) => name === parameter));
  for (const { schema } of schemas) {
    const examples: readonly unknown[] = Array.isArray(schema["examples"]) ? schema["examples"] : [schema["example"]];
    for (const example of examples)
      if (typeof example === "string" || typeof example === "number") yield String(example);
  }
  const patterns = [textIn(owner.data, "pattern"), ...schemas.map(({ schema }) => schema["pattern"])];
  for (const source of patterns) {
    const pattern = typeof source === "string" ? parsePattern(source) : undefined;
    // Not from the first on: 000 looks like nothing.
    for (let number = 0n; pattern !== undefined && number < most; number++)
      yield pattern.textOf((pattern.count / 3n + number) % pattern.count);
  }
  for (let number = 1; number <= most; number++) yield String(number);
}

function hasRows(context: DataContext, { name }: Entity, owner: string): boolean {
  const page = openCollection(context, name, owner)?.page({
    limit: 1,
    from: undefined,
    towards: "older",
    conditions: [],
  });
  return page !== undefined && page.rows.length > 0;
}

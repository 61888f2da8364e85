import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { pagedBy } from "../../../../src/contract/model/paged-by.ts";
import { keyOf, path } from "../../../../src/random/key.ts";
import { deliveriesOf } from "../../../../src/serve/data/deliveries/declaration.ts";
import { deliveries } from "../../../../src/serve/data/deliveries/deliveries.ts";
import { endpointOf } from "../../../../src/serve/data/deliveries/endpoint.ts";
import { stories } from "../../../../src/serve/data/deliveries/story.ts";
import { entityRows, type EntityRows } from "../../../../src/serve/data/entity-rows.ts";

const contract = loadContract("bokamera");
const entity = contract.entities.get("attempts")!;
const declaration = deliveriesOf(entity, pagedBy(contract, entity.name));
const now = Date.UTC(2026, 8, 18, 10);

/** A log of a thousand million rows that counts the rows that it makes. */
function countedLog(): { log: ReturnType<typeof deliveries>; made: () => number } {
  const facts = { owner: "ep_x", key: path(keyOf("rows"), "busy"), story: stories.busy, size: 1e9, days: undefined };
  const rows = entityRows({ entity, now, anchor: now, locale: "sv", overrides: new Map() });
  let made = 0;
  const counted: EntityRows = {
    ...rows,
    plan(parts) {
      const plan = rows.plan(parts);
      return (...row) => {
        made++;
        return plan(...row);
      };
    },
  };
  const endpoint = endpointOf({ ...facts, anchor: now }, declaration)!;
  return { log: deliveries(endpoint, declaration, counted, undefined), made: () => made };
}

test.each([
  ["at the beginning", undefined, "older"],
  ["in the middle", "atmpt_3JM", "older"],
  ["at the end", undefined, "newer"],
] as const)("makes the rows of a page %s, and the one that tells whether more follow", (_, from, towards) => {
  const { log, made } = countedLog();
  expect(log.page({ limit: 50, from, towards, conditions: [] }).rows).toHaveLength(50);
  expect(made()).toBe(51);
});

import type { Contract } from "../../../src/contract/model/contract.ts";
import {
  type Named,
  type ScenarioApi,
  type ScenarioEntity,
  type StoredRow,
  unmentionedEntity,
} from "../../../src/serve/scenario/scenario.ts";
import { storyNames } from "../../../src/serve/scenario/story-name.ts";
import type { Chooser } from "./chooser.ts";
import { ownRows } from "./own-rows.ts";

/** Adds owners with rows of their own to an API of a scenario, and names them in the target. */
export type Grow = (draw: Chooser, api: ScenarioApi, contract: Contract) => Grown;

export interface Grown {
  readonly api: ScenarioApi;
  readonly parameter?: readonly [name: string, values: readonly string[]];
  /** Values of a filter that rows do not show. */
  readonly hidden?: readonly [name: string, values: readonly string[]];
  /** Nobody else exists. */
  readonly alone?: boolean;
  readonly together?: readonly ReadonlyMap<string, string>[];
  readonly about: string;
}

/** How many rows: where pages begin and end, and where collections are too large to be read. */
const sizes = [
  0, 1, 2, 3, 11, 49, 50, 51, 99, 100, 101, 249, 250, 251, 252, 500, 501, 749, 750, 751, 10_000, 1_000_000,
];
const historySizes = [0, 1, 2, 50, 99, 100, 101, 102, 200, 1000, 5000];

function withEntity(api: ScenarioApi, name: string, changes: Partial<ScenarioEntity>): ScenarioApi {
  const entity = { ...(api.entities.get(name) ?? unmentionedEntity), ...changes };
  return { ...api, entities: new Map([...api.entities, [name, entity]]) };
}

function named(changes: Partial<Named>): Named {
  return {
    id: undefined,
    by: new Map(),
    about: "",
    story: undefined,
    size: undefined,
    days: undefined,
    overrides: new Map(),
    ...changes,
  };
}

const numbers = [0, 1, 2, 3];

export function endpoints(draw: Chooser, api: ScenarioApi): Grown {
  const made = numbers.map((number) =>
    named({
      id: `ep_3A0123456789abcdefghijOwn0${number}`,
      story: draw.sometimes(`story? ${number}`, 0.7) ? draw.one(`story ${number}`, storyNames) : undefined,
      size: draw.one(`size ${number}`, sizes),
      days: draw.sometimes(`days? ${number}`, 0.3) ? draw.one(`days ${number}`, [1, 7, 90, 400]) : undefined,
    }),
  );
  const entity = api.entities.get("endpoints") ?? unmentionedEntity;
  return {
    api: withEntity(api, "endpoints", { named: [...entity.named, ...made] }),
    parameter: ["EndpointId", made.map(({ id }) => id ?? "")],
    about: made.map(({ story, size, days }) => `${String(size)} ${story ?? ""} ${days ?? ""}`.trim()).join(", "),
  };
}

export function subscribers(draw: Chooser, api: ScenarioApi): Grown {
  const events = ["ReportSubmitted", "ReportAccepted", "ReportRejected", "ProtocolAvailable"];
  const made = numbers.map((number) =>
    named({
      by: new Map([
        ["AuthSteuernummer", `DE33333333${number}`],
        ["AccountId", `000000777${number}`],
        ["subscription.event", events[number] ?? ""],
      ]),
      story: draw.sometimes(`story? ${number}`, 0.8) ? draw.one(`story ${number}`, storyNames) : undefined,
      size: draw.sometimes(`size? ${number}`, 0.7) ? draw.one(`size ${number}`, historySizes) : undefined,
    }),
  );
  const entity = api.entities.get("subscriptions") ?? unmentionedEntity;
  return {
    api: withEntity(api, "subscriptions", { named: [...entity.named, ...made] }),
    together: made.map(
      ({ by }) => new Map([...by].map(([name, value]) => [name === "subscription.event" ? "EventName" : name, value])),
    ),
    about: made.map(({ story, size }) => `${String(size ?? "")} ${story ?? ""}`.trim()).join(", "),
  };
}

/** Rows from a file: what a user brings. */
export function files(draw: Chooser, api: ScenarioApi, contract: Contract): Grown {
  const counts = numbers.map((number) => draw.one(`count ${number}`, [1, 2, 7, 49, 50, 51, 250, 251, 600]));
  const owners = counts.map((count, number) => ({ id: `ep_own${number}`, count }));
  const rows: readonly StoredRow[] = owners.flatMap(({ id, count }) =>
    ownRows(`rows ${draw.whole("rows", 0, 1_000_000)}`, id, count, contract),
  );
  const empty = api.entities.get("endpoints")?.named ?? [];
  return {
    api: withEntity(api, "attempts", { rows }),
    parameter: ["EndpointId", [...owners, ...empty].map(({ id }) => id ?? "")],
    alone: true,
    about: `rows of files: ${counts.join(", ")}`,
  };
}

/** Sizes for contracts that declare no stories: their rows are looked through one by one under a filter. */
function owners(entity: string, parameter: string, hidden?: readonly [string, readonly string[]]): Grow {
  return (draw, api) => {
    const made = numbers.map((number) =>
      named({
        id: `${entity} ${number}`,
        size: draw.one(`size ${number}`, [0, 1, 2, 4, 5, 6, 9, 10, 11, 19, 20, 21, 40, 60, 250, 251, 800, 20_000]),
      }),
    );
    return {
      api: withEntity(api, entity, { named: made }),
      parameter: [parameter, made.map(({ id }) => id ?? "")],
      ...(hidden === undefined ? {} : { hidden }),
      about: made.map(({ size }) => String(size)).join(", "),
    };
  };
}

export const shelves = owners("shelves", "Shelf");
export const customers = owners("customers", "CustomerId", ["Channels", ["web", "till", "telephone"]]);

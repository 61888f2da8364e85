import { join } from "node:path";
import type { Contract } from "../../../src/contract/model/contract.ts";
import { noChanges } from "../../../src/serve/state/changes.ts";
import { type NamedWorld, openWorld } from "../../../src/serve/http/open-world.ts";
import { loadScenario } from "../../../src/serve/scenario/load-scenario.ts";
import { type Scenario, unmentioned } from "../../../src/serve/scenario/scenario.ts";
import type { Sender } from "../../../src/verify/exchange/wire.ts";
import { loadTarget } from "../../../src/verify/deployment/load-target.ts";
import { bareTarget, type Target } from "../../../src/verify/deployment/target.ts";
import { inProcess } from "../../support/in-process.ts";
import { root } from "../../support/source-files.ts";
import type { Chooser } from "./chooser.ts";
import { clockFor } from "./clocks.ts";
import { ascending, contractOf, evolved, library, unsaidPageSize } from "./contracts.ts";
import { customers, endpoints, files, type Grow, type Grown, shelves, subscribers } from "./grown.ts";
import { shopContract } from "./shop.ts";

/** A stand-in that keeps its contract, and what its owner would write in a target file. */
export interface Host {
  readonly sender: Sender;
  readonly apis: readonly { readonly contract: Contract; readonly target: Target }[];
  /** What was chosen, for people. */
  readonly about: readonly string[];
}

interface Kind {
  readonly scenario: string;
  readonly asked: readonly Contract[];
  /** What the host is built from, where that is more than what is documented. */
  readonly served?: readonly Contract[];
  readonly grows?: Grow;
  readonly about?: string;
  /** Its clock goes on with every request: rows come while they are looked at. */
  readonly living?: true;
  /** What the target file names did not exist before the scenario's now. */
  readonly notBefore?: true;
}

const bokamera = "bokamera";
const pwc = "pwc-reportfiling";

/** The kinds of right hosts; those that stand twice come up twice as often. */
export const kinds: Readonly<Record<string, (draw: Chooser) => Kind>> = {
  attempts: () => ({ scenario: "default", asked: [contractOf(bokamera)], grows: endpoints }),
  subscriptions: () => ({ scenario: "default", asked: [contractOf(pwc)], grows: subscribers, notBefore: true }),
  recorded: () => ({ scenario: "recorded", asked: [contractOf(bokamera), contractOf(pwc)] }),
  salon: () => ({ scenario: "salon", asked: [contractOf(bokamera)], grows: endpoints }),
  "own rows": () => ({ scenario: "recorded", asked: [contractOf(bokamera)], grows: files }),
  "tax-portal": () => ({ scenario: "tax-portal", asked: [contractOf(pwc)], grows: subscribers, notBefore: true }),
  ascending: () => ({ scenario: "default", asked: [ascending(bokamera)], grows: endpoints }),
  zoo: () => ({ scenario: "zoo", asked: [contractOf("fixtures/contracts/zoo")] }),
  default: () => ({ scenario: "default", asked: [contractOf(bokamera), contractOf(pwc)], notBefore: true }),
  evolved: () => ({
    scenario: "default",
    asked: [contractOf(bokamera)],
    served: [evolved(bokamera)],
    grows: endpoints,
  }),
  "recorded attempts": () => ({ scenario: "recorded", asked: [contractOf(bokamera)] }),
  library: () => ({ scenario: "default", asked: [library("minimal")], grows: shelves }),
  "recorded subscriptions": () => ({ scenario: "recorded", asked: [contractOf(pwc)] }),
  "unsaid page size": () => ({ scenario: "default", asked: [unsaidPageSize(bokamera)], grows: endpoints }),
  living: () => ({ scenario: "default", asked: [contractOf(bokamera)], grows: endpoints, living: true }),
  shop: (draw) => {
    const { contract, about } = shopContract(draw);
    return { scenario: "default", asked: [contract], grows: customers, about };
  },
  "evolved subscriptions": () => ({
    scenario: "default",
    asked: [contractOf(pwc)],
    served: [evolved(pwc)],
    grows: subscribers,
    notBefore: true,
  }),
  "living, ascending": () => ({ scenario: "default", asked: [ascending(bokamera)], grows: endpoints, living: true }),
  "zoo-pascal": () => ({ scenario: "zoo", asked: [contractOf("fixtures/contracts/zoo-pascal")] }),
};

/** Opens the host of a kind as the run's number has it. */
export function openHost(kind: string, draw: Chooser): Host {
  const { scenario: name, asked, served = asked, grows, notBefore, living, about: more } = kinds[kind]!(draw);
  const loaded = loadScenario(name, [...served]);
  const seed = draw.sometimes("own seed", 0.8) ? `seed ${draw.whole("seed", 0, 1_000_000)}` : loaded.seed;
  const moment = clockFor(draw, loaded.now);
  const now = notBefore === true && moment < loaded.now ? loaded.now : moment;
  const about = [...(more === undefined ? [] : [more]), `scenario ${name}`, `seed "${seed}"`, `now ${now}`];
  const file = targetFile(name);
  const apis = new Map(loaded.apis);
  const targets = asked.map((contract) => {
    const target = file(contract.name);
    if (grows === undefined) return { contract, target };
    const mentioned = loaded.apis.get(contract.name) ?? loaded.apis.get("*") ?? unmentioned;
    const grown = grows(draw, mentioned, contract);
    apis.set(contract.name, grown.api);
    about.push(grown.about);
    return { contract, target: grownTarget(target, grown, draw) };
  });
  const scenario: Scenario = { ...loaded, apis };
  const world = openWorld({ contracts: [...served], scenario, loadScenario: () => scenario, seed, now });
  const sender = living === true ? livingHost(world, draw.one("pace", [200, 1000, 5000])) : inProcess(world);
  return { sender, apis: targets, about };
}

/** The host with a clock that goes on by so many milliseconds with every request. */
function livingHost(world: NamedWorld, pace: number): Sender {
  let now = Date.parse(world.start.now);
  return (request) => {
    now += pace;
    return inProcess(world, { ...noChanges, clock: { kind: "frozen", now: new Date(now).toISOString() } })(request);
  };
}

const targetFiles = new Map<string, ReturnType<typeof loadTarget>>();

function targetFile(scenario: string): (api: string) => Target {
  const path = join(root, "fixtures", "scenarios", `${scenario}.target.yaml`);
  const file = targetFiles.get(path) ?? loadTarget(path, {});
  targetFiles.set(path, file);
  return (api) => ({ ...(file.targetOf(api) ?? anybody), url: undefined, file: undefined });
}

/** For contracts of which no target file speaks: the identities that a scenario gives every API. */
const anybody: Target = {
  ...bareTarget(undefined),
  identities: new Map(
    (["admin", "reader"] as const).map((name) => [
      name,
      {
        name,
        credentials: { kind: "basic", user: name, password: "secret" },
        roles: name === "admin" ? ["reader", "librarian", "clerk", "chief"] : [],
        expired: undefined,
      },
    ]),
  ),
};

function grownTarget(target: Target, { parameter, together, alone, hidden }: Grown, draw: Chooser): Target {
  const values = new Map(target.values);
  if (parameter !== undefined) {
    const [name, own] = parameter;
    const others = alone === true ? [] : (values.get(name) ?? []);
    values.set(name, draw.some("values", [...own, ...others], 1, 6));
  }
  if (hidden !== undefined) values.set(hidden[0], draw.some("hidden values", hidden[1], 1));
  const combinations = together === undefined ? target.together : [...together, ...target.together];
  return { ...target, values, together: draw.some("together", combinations, Math.min(1, combinations.length), 5) };
}

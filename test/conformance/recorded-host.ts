import { loadContract } from "../../src/contract/load-contract.ts";
import { createData } from "../../src/serve/data/create-data.ts";
import type { Host } from "../../src/serve/operation/host.ts";
import { loadScenario } from "../../src/serve/scenario/load-scenario.ts";
import { unmentioned } from "../../src/serve/scenario/scenario.ts";

/** Where the contract of a recorded host stands, and the scenario that knows what it served. */
const places: Readonly<Record<string, { readonly contract: string; readonly scenario: string }>> = {
  bokamera: { contract: "contracts/bokamera", scenario: "recorded" },
  pwc: { contract: "contracts/pwc-reportfiling", scenario: "recorded" },
  zoo: { contract: "fixtures/contracts/zoo", scenario: "zoo" },
  "zoo-pascal": { contract: "fixtures/contracts/zoo-pascal", scenario: "zoo" },
};

export const recordedHosts = Object.keys(places);

/**
 * A host that knows what a recorded one knew.
 * @throws {Error} for a name that nothing was recorded under
 */
export function recordedHost(name: string): Host {
  const place = places[name];
  if (place === undefined) throw new Error(`nothing was recorded under ${name}`);
  const contract = loadContract(place.contract);
  const scenario = loadScenario(place.scenario, [contract]);
  const { identities, bearer } = scenario.apis.get(contract.name) ?? unmentioned;
  const { seed, now } = scenario;
  return { contract, now, credentials: { identities, bearer }, data: createData(contract, scenario, { seed, now }) };
}

import type { Contract } from "../../contract/model/contract.ts";
import { soughtApis } from "../../contract/locate-contract.ts";
import { rolesOf } from "../../contract/model/roles.ts";
import { didYouMean } from "../../source/nearest.ts";
import { pointerOf } from "../../source/pointer.ts";
import type { Problems } from "../../source/problems.ts";
import type { Source } from "../../source/source.ts";
import type { TargetFacts } from "./read-target.ts";

/**
 * Names in a target file that the contracts do not have: what they say would be left aside without a word.
 * @param own what the file says of each API that it names
 * @param shared what it says of all of them
 */
export function checkTargetNames(
  own: Readonly<Record<string, TargetFacts>>,
  shared: TargetFacts,
  contracts: readonly Contract[],
  source: Source,
  problems: Problems,
): void {
  const report: Report = (keys, found, cure) => problems.addAt(source, pointerOf(keys), found, cure);
  checkApis(Object.keys(own), contracts, report);
  checkFacts(shared, [], contracts, report);
  for (const [name, facts] of Object.entries(own)) {
    const asked = contracts.filter((contract) => contract.name === name);
    if (asked.length > 0) checkFacts(facts, ["apis", name], asked, report);
  }
}

type Keys = readonly (string | number)[];
type Report = (keys: Keys, found: string, cure: string) => void;

function checkApis(names: readonly string[], contracts: readonly Contract[], report: Report): void {
  const asked = contracts.map(({ name }) => name);
  const { unknown, ready } = soughtApis(names, contracts);
  for (const name of unknown) {
    const found = `there is no API "${name}": it is neither verified nor under contracts/`;
    report(["apis", name], found, cureFor(name, [...asked, ...ready]));
  }
}

function checkFacts(facts: TargetFacts, at: Keys, contracts: readonly Contract[], report: Report): void {
  const whose = contracts.map(({ name }) => name).join(", ");
  const parameters = parametersOf(contracts);
  const parameter = (keys: Keys, name: string): void => {
    if (parameters.includes(name)) return;
    report([...at, ...keys, name], `${whose} has no parameter "${name}"`, cureFor(name, parameters));
  };
  for (const name of Object.keys(facts.values ?? {})) parameter(["values"], name);
  for (const name of Object.keys(facts.absent ?? {})) parameter(["absent"], name);
  for (const [index, combination] of (facts.together ?? []).entries())
    for (const name of Object.keys(combination)) parameter(["together", index], name);
  const roles = contracts.flatMap(rolesOf);
  for (const [name, identity] of Object.entries(facts.identities ?? {})) {
    for (const [index, role] of (identity.roles ?? []).entries())
      if (!roles.includes(role))
        report([...at, "identities", name, "roles", index], `${whose} has no role "${role}"`, cureFor(role, roles));
    for (const place of ["headers", "query"] as const) {
      const keys = keysIn(place, contracts);
      for (const key of Object.keys(identity[place] ?? {}))
        checkKey(key, keys, [...at, "identities", name, place], report);
    }
  }
  checkTwice(facts, at, report);
}

/** The names of the API keys that go into headers, or into the query. */
function keysIn(place: "headers" | "query", contracts: readonly Contract[]): readonly string[] {
  const schemes = contracts.flatMap(({ schemes: own }) => [...own.values()]);
  return schemes.flatMap(({ at }) => (at !== undefined && place.startsWith(at.in) ? [at.name] : []));
}

/** A gateway may want keys of its own, so only what is nearly a key of the contract is a slip of the pen. */
function checkKey(key: string, known: readonly string[], at: Keys, report: Report): void {
  const isSame = (one: string): boolean => one.toLowerCase() === key.toLowerCase();
  const meant = known.some(isSame) ? undefined : didYouMean(key, known);
  if (meant !== undefined) report([...at, key], `the contract has no key "${key}"`, meant);
}

/** The same value twice would be sent twice. */
function checkTwice({ values = {}, together = [] }: TargetFacts, at: Keys, report: Report): void {
  const once = (list: readonly unknown[], keys: Keys): void => {
    const texts = list.map((one) => JSON.stringify(one));
    for (const [index, text] of texts.entries())
      if (texts.indexOf(text) < index) report([...at, ...keys, index], `${text} is given twice`, "give it once");
  };
  for (const [name, list] of Object.entries(values)) if (Array.isArray(list)) once(list, ["values", name]);
  once(together, ["together"]);
}

function parametersOf(contracts: readonly Contract[]): readonly string[] {
  const names = contracts.flatMap(({ operations, entities }) => [
    ...operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)),
    ...[...entities.values()].flatMap(({ parameter, parent }) => [parameter ?? [], parent?.parameter ?? []].flat()),
  ]);
  return [...new Set(names)];
}

function cureFor(name: string, known: readonly string[]): string {
  const offer = known.length === 0 ? "none" : known.slice(0, 20).join(", ");
  return didYouMean(name, known) ?? `remove it; there are ${offer}`;
}

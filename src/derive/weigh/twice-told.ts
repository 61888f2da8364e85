import { canonical } from "../document/canonical.ts";
import type { Account, Declared } from "../document/declared.ts";
import { provesNamespace } from "./knowledge.ts";
import type { Fact } from "./weighed.ts";

/**
 * Names under which one document lists types that cannot both be the whole of one, and states no namespace that would tell them
 * apart. A page that lists a type in its tables and again in its listing says the same twice.
 */
export function twiceTold(accounts: readonly Account[]): Fact<string>[] {
  return accounts.flatMap(({ document, witness, types }) => {
    const byName = new Map<string, Declared[]>();
    for (const type of types) {
      const isProved = type.namespace !== undefined && provesNamespace.has(witness);
      if (!isProved) byName.set(type.name, [...(byName.get(type.name) ?? []), type]);
    }
    return [...byName].flatMap(([name, all]) =>
      all.some((one, i) => all.slice(i + 1).some((other) => contradict(one, other)))
        ? [{ value: name, from: all.map(({ line }) => ({ document, line })) }]
        : [],
    );
  });
}

/** Each has something that the other lacks. */
function contradict(one: Declared, other: Declared): boolean {
  const [first, second] = [namesIn(one), namesIn(other)];
  return [...first].some((name) => !second.has(name)) && [...second].some((name) => !first.has(name));
}

function namesIn({ members, values }: Declared): Set<string> {
  return new Set([...members, ...values].map(({ name }) => canonical(name)));
}

import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { familiesOf } from "../../../../src/verify/cases/families.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { builtIn, promisesOf } from "../../../../src/verify/framework/promises-of.ts";
import { servicestack } from "../../../../src/verify/framework/servicestack/servicestack.ts";
import { type CheckKind, nameOf, restsOn } from "../../../../src/verify/verdict/check.ts";
import { acorn } from "../../../support/acorn.ts";
import { kindNamed, kindsFor } from "../../../support/check-kinds.ts";

const kinds = kindsFor(servicestack);

test.each([
  ["walk/no-row-twice", "walk/order"],
  ["filters/shows-only", "walk/page-size"],
  ["filters/combined", "filters/shows-only"],
  ["laws/law", "filters/order"],
  ["security/silence", "security/refused"],
  ["servicestack-login/forbidden", "security/refused"],
  ["errors/same", "lookups/absent"],
  ["errors/same", "servicestack-negotiation/suffix"],
  ["failures/body", "servicestack-login/challenge"],
  ["walk/done", "answers/readable"],
])("says that %s rests on %s, and never the other way round", (dependent, base) => {
  expect(restsOn(kindNamed(dependent), kindNamed(base))).toBe(true);
  expect(restsOn(kindNamed(base), kindNamed(dependent))).toBe(false);
});

test.each([
  ["security/nobody", "walk/done"],
  ["rules/NotEmpty", "security/nobody"],
  ["servicestack/vary", "failures/body"],
])("keeps %s and %s apart, which have nothing to do with each other", (one, other) => {
  expect(restsOn(kindNamed(one), kindNamed(other))).toBe(false);
});

test.each([...builtIn, acorn])("knows everything that a kind of check of $name rests on", (promises) => {
  const own = kindsFor(promises);
  // What is common may speak of nothing that only a framework has; a framework may speak of what is common.
  const names = new Set(own.flatMap((kind) => [kind.family, nameOf(kind)]));
  const named = own.flatMap(({ restsOn: bases = [], supports = [] }) => [...bases, ...supports]);
  expect(named.filter((name) => !names.has(name))).toEqual([]);
});

test("has one kind of each name", () => {
  const names = kinds.map(nameOf);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("lets no kind rest on itself, over whatever others", () => {
  const circles: string[] = [];
  const seen = new Set<CheckKind>();
  const visit = (kind: CheckKind, above: readonly CheckKind[]): void => {
    if (above.includes(kind)) circles.push([...above, kind].map(nameOf).join(" → "));
    if (seen.has(kind)) return;
    for (const base of kinds) if (restsOn(kind, base)) visit(base, [...above, kind]);
    seen.add(kind);
  };
  for (const kind of kinds) visit(kind, []);
  expect(circles).toEqual([]);
});

test.each(["bokamera", "pwc-reportfiling", "fixtures/contracts/zoo"])(
  "asks in %s for nothing but what its families say that they ask for",
  (name) => {
    const contract = loadContract(name);
    const promises = promisesOf(contract);
    for (const operation of contract.operations) {
      const shared = { contract, promises, operation, target: bareTarget("http://localhost"), seed: "a" };
      const ground = { ...shared, allowWrites: true, known: new Map(), found: new Map(), shared: new Map() };
      for (const family of familiesOf(promises))
        for (const { checks } of family.cases(ground))
          for (const { id, kind } of checks) {
            expect(family.kinds, id).toContain(kind);
            expect(kind.family).toBe(family.name);
          }
    }
  },
);

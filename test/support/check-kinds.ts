import type { Promises } from "../../src/verify/cases/promises.ts";
import { familiesOf } from "../../src/verify/cases/families.ts";
import { plain } from "../../src/verify/framework/plain/plain.ts";
import { servicestack } from "../../src/verify/framework/servicestack/servicestack.ts";
import { answeredCheck, lawKinds } from "../../src/verify/verdict/answer-checks.ts";
import { type CheckKind, nameOf } from "../../src/verify/verdict/check.ts";
import { watchesOf } from "../../src/verify/verdict/watch.ts";

/** Every kind of check that hosts of a framework are put to, each once. */
export function kindsFor(promises: Promises): readonly CheckKind[] {
  const lawless = { laws: [], pagination: undefined };
  return [
    ...new Set([
      answeredCheck.kind,
      ...watchesOf(lawless, promises).map(({ kind }) => kind),
      ...Object.values(lawKinds),
      ...familiesOf(promises).flatMap(({ kinds }) => kinds),
    ]),
  ];
}

const known = new Map([...kindsFor(plain), ...kindsFor(servicestack)].map((kind) => [nameOf(kind), kind]));

/** A kind of check by its whole name. */
export function kindNamed(name: string): CheckKind {
  const kind = known.get(name);
  if (kind === undefined) throw new RangeError(`there is no kind of check "${name}"`);
  return kind;
}

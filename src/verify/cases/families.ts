import type { CaseFamily } from "./case.ts";
import type { Promises } from "./promises.ts";
import { echo } from "./answers/echo.ts";
import { errors } from "./answers/errors.ts";
import { examples } from "./answers/examples.ts";
import { filters } from "./list/filters.ts";
import { formats } from "./answers/formats.ts";
import { lookups } from "./lookups/lookups.ts";
import { patientWithLists } from "./list/moving-list.ts";
import { parameters } from "./values/parameters.ts";
import { answers } from "./answers/answers.ts";
import { repeat } from "./answers/repeat.ts";
import { rules } from "./values/rules.ts";
import { security } from "./callers/security.ts";
import { together } from "./values/together.ts";
import { verbs } from "./answers/verbs.ts";
import { walk } from "./list/walk.ts";

/** Every kind of promise, those of the framework among them, in the order in which a run asks for them: what others rest on comes first. */
export function familiesOf(promises: Promises): readonly CaseFamily[] {
  const { replaced, families } = promises;
  const shared = [...common, together].map((family) =>
    replaced.includes(family.name) ? { ...family, cases: () => [] } : family,
  );
  const names = [...new Set([...common, ...families, together].map(({ name }) => name))];
  const all = [...shared, ...families];
  return names.flatMap((name) => all.filter((family) => family.name === name)).map(patientWithLists);
}

const common: readonly CaseFamily[] = [
  answers,
  examples,
  echo,
  walk,
  filters,
  lookups,
  formats,
  rules,
  parameters,
  errors,
  security,
  repeat,
  verbs,
];

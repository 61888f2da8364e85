import type { CaseFamily } from "./case.ts";
import { echo } from "./answers/echo.ts";
import { errors } from "./answers/errors.ts";
import { examples } from "./answers/examples.ts";
import { filters } from "./list/filters.ts";
import { formats } from "./answers/formats.ts";
import { lookups } from "./lookups/lookups.ts";
import { patientWithLists } from "./list/moving-list.ts";
import { parameters } from "./values/parameters.ts";
import { plain } from "./answers/plain.ts";
import { repeat } from "./answers/repeat.ts";
import { rules } from "./values/rules.ts";
import { security } from "./callers/security.ts";
import { serviceStackBinding } from "../framework/servicestack/binding.ts";
import { serviceStackLogin } from "../framework/servicestack/login.ts";
import { serviceStackNegotiation } from "../framework/servicestack/negotiation.ts";
import { together } from "./values/together.ts";
import { verbs } from "./answers/verbs.ts";
import { walk } from "./list/walk.ts";

/** Every kind of promise, in the order in which a run asks for them: what others rest on comes first. */
export const families: readonly CaseFamily[] = [
  plain,
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
  serviceStackNegotiation,
  serviceStackBinding,
  serviceStackLogin,
  together,
].map(patientWithLists);

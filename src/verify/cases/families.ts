import type { CaseFamily } from "./case.ts";
import { echo } from "./echo.ts";
import { errors } from "./errors.ts";
import { examples } from "./examples.ts";
import { filters } from "./filters.ts";
import { formats } from "./formats.ts";
import { lookups } from "./lookups.ts";
import { patientWithLists } from "./moving-list.ts";
import { parameters } from "./parameters.ts";
import { plain } from "./plain.ts";
import { repeat } from "./repeat.ts";
import { rules } from "./rules.ts";
import { security } from "./security.ts";
import { serviceStackBinding } from "./servicestack-binding.ts";
import { serviceStackLogin } from "./servicestack-login.ts";
import { serviceStackNegotiation } from "./servicestack-negotiation.ts";
import { together } from "./together.ts";
import { verbs } from "./verbs.ts";
import { walk } from "./walk.ts";

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

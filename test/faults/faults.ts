import { answerFaults } from "./answers.ts";
import { errorFaults } from "./errors.ts";
import type { Fault } from "./fault.ts";
import { filterFaults } from "./filters.ts";
import { formatFaults } from "./formats.ts";
import { lookupFaults } from "./lookups.ts";
import { negotiationFaults } from "./negotiation.ts";
import { otherFaults } from "./others.ts";
import { ruleFaults } from "./rules.ts";
import { securityFaults } from "./security.ts";
import { spellingFaults } from "./spelling.ts";
import { walkFaults } from "./walk.ts";

/** Every server with one thing wrong, by family. */
export const faults: Readonly<Record<string, readonly Fault[]>> = {
  answers: answerFaults,
  spelling: spellingFaults,
  formats: formatFaults,
  walk: walkFaults,
  filters: filterFaults,
  lookups: lookupFaults,
  rules: ruleFaults,
  errors: errorFaults,
  security: securityFaults,
  negotiation: negotiationFaults,
  others: otherFaults,
};

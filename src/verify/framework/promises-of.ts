import type { Contract } from "../../contract/model/contract.ts";
import { ProblemError } from "../../problem.ts";
import type { Promises } from "../cases/promises.ts";
import { plain } from "./plain/plain.ts";
import { servicestack } from "./servicestack/servicestack.ts";

/** The frameworks whose promises are known. */
export const builtIn: readonly Promises[] = [servicestack, plain];

/**
 * What hosts of a contract's framework promise.
 * @throws {ProblemError} when it is none of these
 */
export function promisesOf({ host, file }: Contract, frameworks: readonly Promises[] = builtIn): Promises {
  const found = frameworks.find(({ name }) => name === host.framework);
  if (found !== undefined) return found;
  throw new ProblemError([
    {
      file,
      place: "/x-standin-host/framework",
      found: `there is no framework "${host.framework}"`,
      cure: `write one of: ${frameworks.map(({ name }) => name).join(", ")}`,
    },
  ]);
}

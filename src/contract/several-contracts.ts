import { ProblemError } from "../problem.ts";
import { nearestName } from "../source/nearest.ts";
import { pointerTo } from "../source/pointer.ts";
import { Problems } from "../source/problems.ts";
import { routeKey } from "./check/openapi-parts.ts";
import type { Contract } from "./model/contract.ts";

/**
 * Contracts, some of them under a path of their own.
 * @param at `NAME=/PREFIX`
 * @throws {ProblemError} when there is no API of a name, or a prefix is no path
 */
export function mounted(contracts: readonly Contract[], at: readonly string[]): Contract[] {
  const prefixes = new Map(at.map((text) => prefixOf(text, contracts)));
  return contracts.map((contract) => {
    const prefix = prefixes.get(contract.name);
    return prefix === undefined ? contract : Object.freeze({ ...contract, at: prefix });
  });
}

function prefixOf(text: string, contracts: readonly Contract[]): readonly [string, string] {
  const [, name = "", prefix = ""] = /^([^=]*)=(.*)$/.exec(text) ?? [];
  if (!/^(\/[A-Za-z0-9._~-]+)+\/?$/.test(prefix))
    throw new ProblemError([
      { place: "--at", found: `"${text}" is not NAME=/PREFIX`, cure: "write for example --at shop=/shop" },
    ]);
  const names = contracts.map((contract) => contract.name);
  if (!names.includes(name)) {
    const near = nearestName(name, names);
    const cure = near === undefined ? `the APIs are ${names.join(", ")}` : `did you mean "${near}"?`;
    throw new ProblemError([{ place: "--at", found: `there is no API "${name}"`, cure }]);
  }
  return [name, prefix.replace(/\/$/, "")];
}

/** Several contracts on one port have names of their own, and no two operations take the same requests. @throws {ProblemError} */
export function checkBetween(contracts: readonly Contract[]): void {
  const problems = new Problems();
  const routes = new Map<string, { readonly file: string; readonly place: string }>();
  const names = new Map<string, string>();
  for (const { name, file, operations, at = "" } of contracts) {
    const other = names.get(name);
    if (other !== undefined)
      problems.addIn(
        file,
        undefined,
        `the API's name "${name}" is also that of ${other}`,
        "give one of them another `x-standin-api`",
      );
    names.set(name, file);
    for (const { method, path } of operations) {
      const key = `${at} ${routeKey(method, path)}`;
      const place = pointerTo(pointerTo("/paths", path), method.toLowerCase());
      const taken = routes.get(key);
      // What takes the same requests within one document is a matter of that document.
      if (taken !== undefined && taken.file !== file)
        problems.addIn(
          file,
          place,
          `${method} ${path} takes the same requests as ${taken.file} ${taken.place}`,
          `serve one of the two under a path of its own: --at ${name}=/${name}`,
        );
      if (taken === undefined) routes.set(key, { file, place });
    }
  }
  problems.throwIfAny();
}

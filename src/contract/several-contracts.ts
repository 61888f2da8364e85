import { ProblemError } from "../problem.ts";
import { shellWord } from "../shell-word.ts";
import { didYouMean } from "../source/nearest.ts";
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
    const cure = didYouMean(name, names) ?? `the APIs are ${names.join(", ")}`;
    throw new ProblemError([{ place: "--at", found: `there is no API "${name}"`, cure }]);
  }
  return [name, prefix.replace(/\/$/, "")];
}

/**
 * Contracts that take the same requests at the root: those whose documented servers have paths that no other's have are
 * reached there, and give up the root, with a remark.
 */
export function withoutSharedRoots(contracts: readonly Contract[]): Contract[] {
  const shared = clashes(contracts);
  return contracts.map((contract) => {
    const clash = shared.find(({ one, other }) => one === contract || other === contract);
    const bases = basesOf(contract);
    const isFree = bases.length > 0 && contracts.every((other) => other === contract || !isAmong(bases, other));
    if (clash === undefined || contract.at !== undefined || !isFree) return contract;
    const other = clash.one === contract ? clash.other : clash.one;
    const remark = {
      place: contract.locate(clash.pointer),
      found: `${clash.words} takes the same requests as ${other.file}, so this API is served under ${bases.join(", ")} only`,
      cure: `to have it elsewhere: ${atFlag(contract)}`,
    };
    return Object.freeze({ ...contract, isRootGivenUp: true, remarks: [...contract.remarks, remark] });
  });
}

/** The flag to copy that puts an API under a path of its own, whatever its name is. */
function atFlag({ name }: Contract): string {
  const prefix = name.replace(/[^A-Za-z0-9._~-]+/g, "-");
  return `--at ${shellWord(`${name}=/${prefix}`)}`;
}

/** The paths of the documented servers, where each operation has one. */
function basesOf({ operations, host }: Contract): readonly string[] {
  const isServedThere =
    host.framework === "plain" && operations.every(({ bases }) => bases.some((base) => base !== ""));
  return isServedThere ? [...new Set(operations.flatMap(({ bases }) => bases.filter((base) => base !== "")))] : [];
}

function isAmong(bases: readonly string[], { operations }: Contract): boolean {
  return operations.some((operation) => operation.bases.some((base) => bases.includes(base)));
}

interface Clash {
  readonly one: Contract;
  readonly other: Contract;
  /** In the second one's document. */
  readonly pointer: string;
  readonly words: string;
  readonly otherPointer: string;
}

/** Operations of two contracts that take the same requests: at the root, or where each is mounted, or under their servers' paths. */
function clashes(contracts: readonly Contract[]): readonly Clash[] {
  const routes = new Map<string, { readonly contract: Contract; readonly pointer: string }>();
  const found: Clash[] = [];
  if (contracts.length < 2) return found;
  for (const contract of contracts) {
    const { at = "", isRootGivenUp = false, host } = contract;
    for (const { method, path, bases } of contract.operations) {
      const pointer = pointerTo(pointerTo("/paths", path), method.toLowerCase());
      const under = host.framework === "plain" ? bases : [];
      for (const base of new Set([...(isRootGivenUp ? [] : [""]), ...under])) {
        const key = `${at} ${routeKey(method, `${base}${path}`)}`;
        const taken = routes.get(key);
        // What takes the same requests within one document is a matter of that document.
        if (taken === undefined) routes.set(key, { contract, pointer });
        else if (taken.contract.file !== contract.file)
          found.push({
            one: taken.contract,
            other: contract,
            pointer,
            words: `${method} ${path}`,
            otherPointer: taken.pointer,
          });
      }
    }
  }
  return found;
}

/** Several contracts on one port have names of their own, and no two operations take the same requests. @throws {ProblemError} */
export function checkBetween(contracts: readonly Contract[]): void {
  const problems = new Problems();
  const names = new Map<string, string>();
  for (const { name, file } of contracts) {
    const other = names.get(name);
    if (other !== undefined)
      problems.addIn(
        file,
        undefined,
        `the API's name "${name}" is also that of ${other}`,
        "give one of them another `x-standin-api`",
      );
    names.set(name, file);
  }
  const found = clashes(contracts);
  const told = new Set<string>();
  for (const { one, other, pointer, words, otherPointer } of found) {
    const pair = `${one.file}\n${other.file}`;
    if (told.has(pair)) continue;
    told.add(pair);
    const between = found.filter((also) => also.one === one && also.other === other);
    const more = new Set(between.map((also) => also.words)).size - 1;
    problems.addIn(
      other.file,
      pointer,
      `${words} takes the same requests as ${one.file} ${otherPointer}${more === 0 ? "" : `, and so ${more === 1 ? "does 1 other" : `do ${more} others`}`}`,
      `name one of the two alone, or serve one under a path of its own: ${atFlag(other)}`,
    );
  }
  problems.throwIfAny();
}

import type { Contract, Operation } from "../contract/model/contract.ts";
import type { ListAnswer } from "../contract/model/list-answer.ts";
import { memberInName } from "../contract/model/member-name.ts";

/** A line for each list whose query may say what changes nothing: `  GET /orders: without effect: locale, verbose`. */
export function idleLines({ operations }: Pick<Contract, "operations">): string {
  return operations
    .map((operation) => ({ operation, names: idleParameters(operation) }))
    .filter(({ names }) => names.length > 0)
    .map(({ operation: { method, path }, names }) => `  ${method} ${path}: without effect: ${names.join(", ")}\n`)
    .join("");
}

/** The parameters of a list's query that neither narrow, sort nor page it, nor choose what rows show. */
function idleParameters({ answer, parameters }: Operation): readonly string[] {
  if (answer.kind !== "list") return [];
  const used = new Set(namesUsed(answer).flatMap((name) => [name, memberInName(name)?.outer ?? name]));
  const isUsed = (name: string): boolean => used.has(name) || used.has(memberInName(name)?.outer ?? name);
  return parameters.flatMap(({ name, in: place }) => (place === "query" && !isUsed(name) ? [name] : []));
}

function namesUsed({ paging, order, filters, members, within, asked }: ListAnswer): readonly string[] {
  const paged = [
    paging.parameter,
    paging.inAddresses,
    paging.before,
    paging.offset,
    paging.limit,
    paging.end?.parameter,
  ];
  const sorted = [order?.parameter, order?.direction];
  const twins = [...paging.twins.values()].flat();
  const others = [filters, members, within, asked].flatMap((map) => [...map.keys()]);
  return [...paged, ...sorted, ...twins, ...others].filter((name) => name !== undefined);
}

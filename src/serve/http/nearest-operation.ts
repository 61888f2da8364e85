import type { Contract, Operation } from "../../contract/model/contract.ts";
import { literalOf } from "../../contract/model/path.ts";
import { nearestName } from "../../source/nearest.ts";
import { placeOf } from "./samples/sample-requests.ts";

/** A longer path is no misspelt one, and costs time. */
const longest = 500;

/**
 * The operation whose path is most like one that no operation has, as `GET /teas/{teaId}`: by its literal segments, with
 * what was sent in the place of its parameters. Undefined: none is near.
 */
export function nearestOperation(target: string, contracts: readonly Contract[]): string | undefined {
  const path = target.split("?", 1)[0] ?? "";
  if (path.length > longest) return undefined;
  const given = path.split("/").slice(1);
  const known = new Map<string, string>();
  for (const contract of contracts)
    for (const operation of contract.operations) {
      const place = placeOf(operation, contract);
      const alike = `${place}${filled(operation, given.slice(place.split("/").length - 1))}`;
      if (!known.has(alike)) known.set(alike, `${operation.method} ${place}${operation.path}`);
    }
  const near = nearestName(path, known.keys());
  return near === undefined ? undefined : known.get(near);
}

/** The operation's path with the segments that were sent where its parameters are. */
function filled({ segments }: Operation, given: readonly string[]): string {
  return segments.map((segment, index) => `/${literalOf(segment) ?? given[index] ?? ""}`).join("");
}

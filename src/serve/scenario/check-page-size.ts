import type { Pagination } from "../../contract/model/contract.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { ApiPlace } from "./api-place.ts";
import type { ApiPart } from "./scenario-shape.ts";

/** A `pageSize` has to be a size that may be asked for; one of an entity has to be of pages that the contract leaves open. */
export function checkPageSizes(part: ApiPart, place: ApiPlace): void {
  const { pageSize, entities = {} } = part;
  const own = pointerTo(place.pointer, "pageSize");
  if (pageSize !== undefined) checkLimits(pageSize, openLimits(place, undefined), { ...place, pointer: own });
  for (const [name, { pageSize: size }] of Object.entries(entities)) {
    const pointer = [pointerTo(place.pointer, "entities"), name, "pageSize"].reduce(pointerTo);
    if (size !== undefined) checkEntity(name, size, { ...place, pointer });
  }
}

function checkEntity(name: string, size: number, place: ApiPlace): void {
  const limits = openLimits(place, name);
  checkLimits(size, limits, place);
  if (limits.length > 0 || place.general) return;
  const found = `the contract already says how many rows a page of ${name} has`;
  place.problems.addAt(place.source, place.pointer, found, "remove this");
}

/** The limits of pages whose size the contract leaves open. */
function openLimits({ contract }: ApiPlace, entity: string | undefined): readonly Pagination["limit"][] {
  return contract.operations.flatMap(({ answer, pagination }) =>
    answer.kind === "page" &&
    (entity === undefined || answer.entity === entity) &&
    pagination?.limit.default === undefined &&
    pagination !== undefined
      ? [pagination.limit]
      : [],
  );
}

function checkLimits(
  size: number,
  limits: readonly Pagination["limit"][],
  { source, pointer, problems }: ApiPlace,
): void {
  for (const { minimum, maximum } of limits) {
    if (size >= minimum && size <= maximum) continue;
    const found = `${size} rows are outside the allowed range ${minimum} to ${maximum}`;
    problems.addAt(source, pointer, found, "give a number between them");
  }
}

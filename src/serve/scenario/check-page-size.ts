import type { Pagination } from "../../contract/model/contract.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Problem } from "../../problem.ts";
import type { ApiPlace } from "./api-place.ts";
import { placeIn } from "./place.ts";
import type { ApiPart } from "./scenario-shape.ts";

/** A `pageSize` has to be a size that may be asked for; one of an entity has to be of pages that the contract leaves open. */
export function pageSizeProblems(part: ApiPart, place: ApiPlace): readonly Problem[] {
  const entities = Object.entries(part.entities ?? {}).flatMap(([name, { pageSize }]) =>
    pageSize === undefined ? [] : ofEntity(name, pageSize, place),
  );
  if (part.pageSize === undefined) return entities;
  const size = part.pageSize;
  const pointer = `${place.pointer}/pageSize`;
  return [...openLimits(place, undefined).flatMap((limit) => outside(size, limit, pointer, place)), ...entities];
}

function ofEntity(name: string, size: number, place: ApiPlace): readonly Problem[] {
  const pointer = `${pointerTo(`${place.pointer}/entities`, name)}/pageSize`;
  const limits = openLimits(place, name);
  if (limits.length > 0) return limits.flatMap((limit) => outside(size, limit, pointer, place));
  if (place.general) return [];
  const found = `the contract does not leave open how many rows a page of ${name} has`;
  return [{ ...at(pointer, place), found, cure: "remove this" }];
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

function outside(
  size: number,
  { minimum, maximum }: Pagination["limit"],
  pointer: string,
  place: ApiPlace,
): readonly Problem[] {
  if (size >= minimum && size <= maximum) return [];
  const found = `${size} rows are not from ${minimum} to ${maximum}, which may be asked for`;
  return [{ ...at(pointer, place), found, cure: "give a number between them" }];
}

function at(pointer: string, { source }: ApiPlace): Pick<Problem, "file" | "place"> {
  return { file: source.file, place: placeIn(source, pointer) };
}

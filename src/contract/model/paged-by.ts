import type { Contract, IteratorPagination, Operation } from "./contract.ts";

/** How an entity is paged through: the property that orders its rows, and what positions begin with. */
export interface PagedBy {
  readonly property: string;
  readonly prefix: string;
}

/** How an entity is paged through, by the first operation that does; undefined: none does. */
export function pagedBy({ operations }: Pick<Contract, "operations">, entity: string): PagedBy | undefined {
  for (const { answer, pagination } of operations) {
    if (answer.kind !== "page" || answer.entity !== entity || pagination === undefined) continue;
    return { property: pagination.key, prefix: pagination.style === "iterator" ? pagination.iterator.prefix : "" };
  }
  return undefined;
}

/** How an operation is paged through by positions, if it is. */
export function iteratorPaging({ pagination }: Pick<Operation, "pagination">): IteratorPagination | undefined {
  return pagination?.style === "iterator" ? pagination : undefined;
}

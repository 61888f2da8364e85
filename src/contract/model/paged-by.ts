import type { Contract, IteratorPagination, Operation } from "./contract.ts";

/** How an entity is paged through: the property that orders its rows, and what positions begin with. */
export interface PagedBy {
  readonly property: string;
  readonly prefix: string;
}

const known = new WeakMap<Contract["operations"], ReadonlyMap<string, PagedBy>>();

/** How an entity is paged through, by the first operation that does; undefined: none does. */
export function pagedBy({ operations }: Pick<Contract, "operations">, entity: string): PagedBy | undefined {
  const byEntity = known.get(operations) ?? allPagedBy(operations);
  known.set(operations, byEntity);
  return byEntity.get(entity);
}

function allPagedBy(operations: Contract["operations"]): ReadonlyMap<string, PagedBy> {
  const byEntity = new Map<string, PagedBy>();
  for (const { answer, pagination } of operations) {
    if (answer.kind !== "page" || pagination === undefined || byEntity.has(answer.entity)) continue;
    const prefix = pagination.style === "iterator" ? pagination.iterator.prefix : "";
    byEntity.set(answer.entity, { property: pagination.key, prefix });
  }
  return byEntity;
}

/** How an operation is paged through by positions, if it is. */
export function iteratorPaging({ pagination }: Pick<Operation, "pagination">): IteratorPagination | undefined {
  return pagination?.style === "iterator" ? pagination : undefined;
}

import { iteratorPaging } from "../../contract/model/paged-by.ts";
import type { Law, Operation } from "../../contract/model/contract.ts";

/** What says how an operation is paged. */
export type Paged = Pick<Operation, "pagination">;

/** Whether a law says of pages what the rules of paging say already: the walk family holds those. */
export function isImpliedByPaging({ terms }: Law, operation: Paged): boolean {
  const pagination = iteratorPaging(operation);
  if (pagination === undefined) return false;
  const { items, key, iterator, limit } = pagination;
  switch (terms["each"]) {
    case `${items}[].${key}`:
      return terms["unique"] === true || terms["ordered"] === pagination.direction;
    case iterator.member:
      return terms["equalsValue"] === `${items}[-1].${key}` || terms["presentWith"] === `${items}[-1]`;
    case items:
      return terms["atMostParameter"] === limit.parameter;
    default:
      return false;
  }
}

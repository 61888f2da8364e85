import type { OffsetPagination, PageNumberPagination } from "../../../contract/model/contract.ts";
import type { ObjectValue, Value } from "../../../contract/model/value.ts";
import type { Page } from "../../data/data.ts";

/** What an answer says beside the rows of a counted page: how many there are in all, where that is known, and whether more follow. */
export function countsAround({ total, more }: OffsetPagination | PageNumberPagination, page: Page): ObjectValue {
  const around: Record<string, Value> = {};
  if (total !== undefined && page.total !== undefined) around[total] = page.total;
  if (more !== undefined) around[more] = !page.done;
  return around;
}

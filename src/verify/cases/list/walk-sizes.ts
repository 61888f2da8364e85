import type { Pagination } from "../../../contract/model/contract.ts";
import type { Collection } from "./collection.ts";

/** A walk worth making. */
export interface SizedWalk {
  readonly collection: Collection;
  readonly size: number;
  readonly pages: number;
}

/** How many pages one walk may take, and how many one of them takes whose last page is not full. */
const longest = 8;
const shorter = 6;

/**
 * Page sizes at which paging fails, if it does: one row; a size that divides the number of rows, so that the last page
 * is full; one that does not; the number of rows itself, one less and one more; the default.
 */
export function walkSizes(
  all: readonly Collection[],
  main: Collection,
  limit: Pagination["limit"],
): readonly SizedWalk[] {
  const count = main.keys.length;
  const whole = Array.from({ length: Math.min(limit.maximum, count) }, (_, index) => index + 1).filter(
    (size) => count / size <= longest && size < count,
  );
  const sizes = new Set([
    whole.find((size) => count % size === 0),
    whole.find((size) => size > 1 && count % size !== 0 && count / size <= shorter),
    count - 1,
    count,
    count + 1,
    limit.default,
  ]);
  const walks = [...sizes].flatMap((size) =>
    size === undefined || size < 1 || size > limit.maximum ? [] : [{ collection: main, size, pages: longest }],
  );
  const small = all.find(({ keys, complete }) => complete && keys.length > 1 && keys.length <= longest);
  return [
    ...walks,
    { collection: main, size: 1, pages: 3 },
    ...(small === undefined ? [] : [{ collection: small, size: 1, pages: shorter }]),
  ];
}

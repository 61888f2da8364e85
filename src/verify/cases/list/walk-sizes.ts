import type { Pagination } from "../../../contract/model/contract.ts";
import type { Collection } from "./collection.ts";

/** A walk worth making. */
export interface SizedWalk {
  readonly collection: Collection;
  readonly size: number;
  readonly pages: number;
}

/** How many pages one walk may take, how many one of them takes whose last page is not full, and how many one that cannot come to the end. */
const longest = 8;
const shorter = 6;
const beginning = 2;

/**
 * Page sizes at which paging fails, if it does: one row; a size that divides the number of rows, so that the last page
 * is full; one that does not, which the default may be; the number of rows itself, one less and one more; the default.
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
  const usual = limit.default ?? 0;
  const isUsualShort = whole.includes(usual) && count % usual !== 0;
  const sizes = new Set([
    whole.find((size) => count % size === 0),
    isUsualShort ? usual : whole.find((size) => size > 1 && count % size !== 0 && count / size <= shorter),
    count - 1,
    count,
    count + 1,
    limit.default,
  ]);
  const walks = [...sizes].flatMap((size) =>
    size === undefined || size < 1 || size > limit.maximum
      ? []
      : [{ collection: main, size, pages: count / size <= longest ? longest : beginning }],
  );
  const small = all.find(({ keys, complete }) => complete && keys.length > 1 && keys.length <= longest);
  return [
    ...walks,
    { collection: main, size: 1, pages: 3 },
    ...(small === undefined ? [] : [{ collection: small, size: 1, pages: shorter }]),
  ];
}

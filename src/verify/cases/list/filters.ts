import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import { isLowerBound } from "../../verdict/satisfies.ts";
import type { CaseFamily } from "../case.ts";
import { filterKinds } from "./filter-checks.ts";
import { filtersOf } from "./filtered.ts";
import { hiddenFilter } from "./filters-hidden.ts";
import { shownFilter } from "./filters-shown.ts";
import { combined, lowerBound, paging } from "./filters-together.ts";

/** Filters, each against the unfiltered list: alone, together, with paging, at their boundaries. */
export const filters: CaseFamily = {
  name: "filters",
  about: "filters of a list",
  kinds: Object.values(filterKinds),
  cases(ground) {
    if (iteratorPaging(ground.operation) === undefined) return [];
    const { shown, hidden } = filtersOf(ground);
    const lower = shown.filter(({ filter }) => isLowerBound(filter));
    return [
      ...shown.map((parameter) => shownFilter(ground, parameter)),
      ...hidden.map((parameter) => hiddenFilter(ground, parameter)),
      ...(shown.length + hidden.length > 1 ? [combined(ground)] : []),
      ...(shown.length + hidden.length > 0 ? [paging(ground)] : []),
      ...lower.map((parameter) => lowerBound(ground, parameter)),
    ];
  },
};

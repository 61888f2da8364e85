import type { OffsetPagination } from "../../../contract/model/contract.ts";
import { countsAround } from "./counts-around.ts";
import { type PageStyle, usualDirection, wholeNumber } from "./style.ts";

/** A page begins behind as many rows as the request says. */
export const offsetStyle: PageStyle<OffsetPagination> = {
  beginning(pagination, { parameters }) {
    const { parameter, invalid } = pagination.offset;
    const skip = parameters.has(parameter) ? wholeNumber(parameters.get(parameter)) : 0;
    if (skip === undefined || skip < 0) return invalid;
    return { from: undefined, skip, towards: usualDirection(pagination) };
  },
  around: countsAround,
};

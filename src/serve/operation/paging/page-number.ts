import type { PageNumberPagination } from "../../../contract/model/contract.ts";
import { countsAround } from "./counts-around.ts";
import { type PageStyle, usualDirection, wholeNumber } from "./style.ts";

/** A request names the page by its number. */
export const pageNumberStyle: PageStyle<PageNumberPagination> = {
  beginning(pagination, { parameters, limit }) {
    const { parameter, first, invalid } = pagination.page;
    const page = parameters.has(parameter) ? wholeNumber(parameters.get(parameter)) : first;
    if (page === undefined || page < first) return invalid;
    return { from: undefined, skip: (page - first) * limit, towards: usualDirection(pagination) };
  },
  around: countsAround,
};

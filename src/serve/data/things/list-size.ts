import type { Entity, ListPaging } from "../../../contract/model/contract.ts";
import { below } from "../../../random/draw.ts";
import { path } from "../../../random/key.ts";
import { scenarioEntity, type DataContext } from "../data-context.ts";
import { toldSize } from "./thing-stories.ts";
import type { Within } from "./thing.ts";

/** More than most default pages, fewer than a hundred. */
const usual = { least: 40, most: 60 };
/** Of one owner among others. */
const ofOwner = { least: 20, most: 30 };
const mostUsual = 99;

/** How many rows a list has: as a scenario says, else about fifty, and if possible more than one page. */
export function listSize(context: DataContext, entity: Entity, within: Within): number {
  const { size, named } = scenarioEntity(context, entity.name);
  const told = toldSize(context, entity, within) ?? size;
  if (told !== undefined) return told;
  if (context.api.exists === "named" && named.length > 0 && within.length === 0) return named.length;
  const { least, most } = within.length === 0 ? usual : ofOwner;
  const pagings = pagingsOf(context, entity.name);
  const rows = least + below(path(context.key, "list size", entity.name, JSON.stringify(within.length)), most - least);
  const page = Math.max(0, ...pagings.map(usualPageSize));
  // Where no page may be that short, a list of two pages is longer.
  const longest = Math.max(mostUsual, beyond(Math.max(0, ...pagings.map(({ fewest }) => fewest))));
  return unlikePages(page < rows ? rows : Math.max(rows, Math.min(longest, beyond(page))), pagings);
}

/** As long as the longest page, a list would be one page that looks as if another followed. */
function unlikePages(size: number, pagings: readonly ListPaging[]): number {
  return pagings.some(({ most }) => most === size) ? unlikePages(size + 1, pagings) : size;
}

/** A page and a third. */
function beyond(page: number): number {
  return page + Math.ceil(page / 3);
}

function pagingsOf({ contract }: DataContext, entity: string): readonly ListPaging[] {
  return contract.operations.flatMap(({ answer }) => {
    if (answer.kind !== "list" || answer.entity !== entity) return [];
    const { paging } = answer;
    return paging.style === "all" && paging.limit === undefined ? [] : [paging];
  });
}

/** Where nobody says how long a page is; where nobody can ask for another length either, a list has two such pages. */
const unsaid = { askable: 20, fixed: 30 };

/** How many rows a page has that no request says. */
export function usualPageSize({ usual, limit, fewest }: Pick<ListPaging, "usual" | "limit" | "fewest">): number {
  return usual ?? (limit === undefined ? unsaid.fixed : Math.max(unsaid.askable, fewest));
}

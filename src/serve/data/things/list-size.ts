import type { Entity } from "../../../contract/model/contract.ts";
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
  const drawn = least + below(path(context.key, "list size", entity.name, JSON.stringify(within.length)), most - least);
  const page = Math.max(0, ...pageSizes(context, entity.name));
  return page < drawn ? drawn : Math.max(drawn, Math.min(mostUsual, page + Math.ceil(page / 3)));
}

function pageSizes({ contract }: DataContext, entity: string): readonly number[] {
  return contract.operations.flatMap(({ answer }) =>
    answer.kind === "list" && answer.entity === entity ? (answer.paging.usual ?? []) : [],
  );
}

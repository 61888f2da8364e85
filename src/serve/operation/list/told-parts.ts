import { linkInMap } from "../../../contract/check/link-map.ts";
import { schemaView } from "../../../contract/check/schema-view.ts";
import type { ListAnswer } from "../../../contract/model/contract.ts";
import { isOptions, type Known } from "../../../generate/make/known.ts";
import type { PageFacts } from "./page-facts.ts";

type Path = readonly string[];

/**
 * What a page tells around its rows, each at its place. A link that leads nowhere is left out where it may be, since whoever finds one
 * follows it: then undefined stands at the place of the link.
 */
export function toldParts(
  answer: ListAnswer,
  facts: PageFacts,
): readonly (readonly [at: Path, part: Known | undefined])[] {
  const links = linksThatMayGo(answer);
  return answer.told.map(([at, fact], index) => {
    const part = facts.member(fact, at.at(-1) ?? "");
    const link = isOptions(part) && part.preferred.every((value) => value === null) ? links[index] : undefined;
    return link === undefined ? [at, part] : [link, undefined];
  });
}

const known = new WeakMap<ListAnswer, readonly (Path | undefined)[]>();

/** For each thing that a page tells: the link that has it as its address, and need not be there. */
function linksThatMayGo(answer: ListAnswer): readonly (Path | undefined)[] {
  const found =
    known.get(answer) ?? answer.told.map(([at, fact]) => (fact.endsWith("Link") ? linkAt(answer, at) : undefined));
  known.set(answer, found);
  return found;
}

function linkAt({ schema: { schema, references } }: ListAnswer, at: Path): Path | undefined {
  const [name = "", last = ""] = at.slice(-2);
  const link = at.slice(0, -1);
  if (link.length === 0 || !/^(href|url|uri)$/i.test(last)) return undefined;
  const view = schemaView(references);
  const around = view.at(schema, link.slice(0, -1));
  const holder = around && (view.members(around).get(name) ?? linkInMap(link.at(-2) ?? "", around, view));
  const address = holder && view.members(holder).get(last);
  if (around === undefined || address === undefined || view.required(around).has(name)) return undefined;
  const isNullable =
    view.keyword(address, "nullable") === true || [view.keyword(address, "type")].flat().includes("null");
  return isNullable ? undefined : link;
}

import type { Operation } from "../../../../contract/contract.ts";
import type { Type } from "../../../../contract/type.ts";
import { isObjectValue, type Value } from "../../../../contract/value.ts";
import type { Exchange } from "../exchange.ts";
import { escape } from "./escape.ts";
import { withParameter } from "./links.ts";
import { page } from "./page.ts";
import { renderValue } from "./render-value.ts";

/** The data of an answer as a page for people: plain members first, then each collection under its own heading. */
export function valuePage(exchange: Exchange, value: Value, type: Type): string {
  const next = nextPage(exchange, value);
  const content = sections(value, type, exchange) + (next === undefined ? "" : nextLink(next));
  return page(exchange, content);
}

function sections(value: Value, type: Type, { speech }: Exchange): string {
  if (type.kind !== "object" || !isObjectValue(value)) return section("", renderValue(value, type, speech.spelling));
  const isLarge = (kind: Type["kind"]): boolean => kind === "list" || kind === "object" || kind === "map";
  const plain = type.all.filter(({ slot }) => !isLarge(slot.type.kind));
  const large = type.all.filter(({ slot, key }) => isLarge(slot.type.kind) && (value[key] ?? null) !== null);
  const terms = renderValue(value, { ...type, all: plain }, speech.spelling);
  const headed = large.map(({ key, slot }) => {
    const part = value[key] ?? null;
    const count = Array.isArray(part) ? ` <small>${part.length}</small>` : "";
    return section(`<h2>${escape(key)}${count}</h2>`, renderValue(part, slot.type, speech.spelling));
  });
  return (plain.length === 0 ? "" : section("", terms)) + headed.join("");
}

function section(heading: string, content: string): string {
  return `<section>${heading}${content}</section>\n`;
}

function nextLink(target: string): string {
  return `<p><a class="next" rel="next" href="${escape(target)}">Next page</a></p>\n`;
}

/** Where the walk continues: undefined when the answer says that nothing follows. */
function nextPage({ request, call }: Exchange, value: Value): string | undefined {
  const operation: Operation | undefined = call.kind === "unknown" ? undefined : call.operation;
  const pagination = operation?.pagination;
  if (pagination === undefined || !isObjectValue(value) || value[pagination.done] !== false) return undefined;
  const position = value[pagination.iterator.member];
  if (typeof position !== "string") return undefined;
  const { parameter, turn } = pagination.iterator;
  const turned = turn !== undefined && (call.query(parameter) ?? "").startsWith(turn);
  return withParameter(request.target, parameter, turned ? turn + position : position);
}

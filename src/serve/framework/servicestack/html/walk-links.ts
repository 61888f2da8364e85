import { iteratorPaging } from "../../../../contract/model/paged-by.ts";
import { isObjectValue, type Value } from "../../../../contract/model/value.ts";
import type { RequestContext } from "../request-context.ts";
import { operationOf } from "../call.ts";
import { escapeHtml } from "../../../../escape-html.ts";
import { withoutParameter, withParameter } from "./links.ts";

/** Where a walk through a collection began and where it goes on; nothing where the answer is no page of one. */
export function walkLinks(context: RequestContext, value: Value): string {
  const links = [link("first", firstPage(context), "First page"), link("next", nextPage(context, value), "Next page")];
  return links.join("") === "" ? "" : `<p class="walk">${links.join(" ").trim()}</p>\n`;
}

function link(rel: string, target: string | undefined, text: string): string {
  return target === undefined ? "" : `<a class="${rel}" rel="${rel}" href="${escapeHtml(target)}">${text}</a>`;
}

function firstPage({ request, call }: RequestContext): string | undefined {
  const operation = operationOf(call);
  const pagination = operation && iteratorPaging(operation);
  if (pagination === undefined || (call.query(pagination.iterator.parameter) ?? "") === "") return undefined;
  return withoutParameter(request.target, pagination.iterator.parameter);
}

/** Where the walk continues: undefined when the answer says that nothing follows. */
function nextPage({ request, call }: RequestContext, value: Value): string | undefined {
  const operation = operationOf(call);
  const pagination = operation && iteratorPaging(operation);
  if (pagination === undefined || !isObjectValue(value) || value[pagination.done] !== false) return undefined;
  const position = value[pagination.iterator.member];
  if (typeof position !== "string") return undefined;
  const { parameter, turn } = pagination.iterator;
  const turned = turn !== undefined && (call.query(parameter) ?? "").startsWith(turn);
  return withParameter(request.target, parameter, turned ? turn + position : position);
}

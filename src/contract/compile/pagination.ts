import { type AnswerContext, checkParameter } from "./answer.ts";
import type {
  AnswerRule,
  IteratorPagination,
  OffsetPagination,
  PageNumberPagination,
  Pagination,
} from "../model/contract.ts";
import { cureForProperty, lacksProperty, noProperty } from "../model/missing-property.ts";
import { pageChecks } from "../model/pagination.ts";
import { badRequest, failureRule } from "./failure-rule.ts";
import { didYouMean } from "../../source/nearest.ts";
import type { Part } from "../../source/part.ts";

/** How a collection is paged through: `x-standin-pagination`. */
export function paginationOf(answer: AnswerRule, context: AnswerContext): Pagination | undefined {
  const part = context.operation.get("x-standin-pagination");
  if (part?.record === undefined) {
    if (answer.kind === "page")
      context.workshop.problems.add(
        context.operation,
        "the operation answers with a page, but does not say how it is paged",
        "add `x-standin-pagination`, see docs/extensions.md",
      );
    return undefined;
  }
  const style = part.get("style")?.text;
  const members = [
    part.get("items"),
    part.get("done"),
    part.get("total"),
    part.get("more"),
    part.at("iterator", "member"),
  ];
  for (const member of members) checkMember(member, context);
  for (const kind of ["iterator", "offset", "page", "limit"]) {
    const parameter = part.at(kind, "parameter");
    if (parameter?.text !== undefined) checkParameter(parameter.text, parameter, context);
  }
  checkKey(part, answer, context);
  return Object.freeze(style === "offset" || style === "page" ? countedPages(part, style) : iteratedPages(part));
}

function iteratedPages(part: Part): IteratorPagination {
  return {
    style: "iterator",
    ...pagedRows(part),
    items: part.get("items")?.text ?? "",
    done: part.get("done")?.text ?? "",
    iterator: iteratorOf(part.get("iterator")),
    lowerBoundStartsThere: part.get("lowerBoundStartsThere")?.flag ?? false,
  };
}

function countedPages(part: Part, style: "offset" | "page"): OffsetPagination | PageNumberPagination {
  const at = part.get(style);
  const where = { parameter: at?.get("parameter")?.text ?? "", invalid: failureRule(at?.get("invalid"), badRequest) };
  const told = { total: part.get("total")?.text, more: part.get("more")?.text };
  return style === "offset"
    ? { style, ...pagedRows(part), ...told, offset: Object.freeze(where) }
    : { style, ...pagedRows(part), ...told, page: Object.freeze({ ...where, first: at?.get("first")?.number ?? 1 }) };
}

function pagedRows(part: Part): Pick<Pagination, "items" | "limit" | "key" | "direction" | "checks"> {
  const order: readonly string[] = part.get("checks")?.texts() ?? pageChecks;
  return {
    items: part.get("items")?.text,
    limit: limitOf(part.get("limit")),
    key: part.get("key")?.text ?? "",
    direction: part.get("direction")?.text === "ascending" ? "ascending" : "descending",
    // A word that is none of these has been reported.
    checks: pageChecks.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)),
  };
}

function iteratorOf(part: Part | undefined): IteratorPagination["iterator"] {
  return Object.freeze({
    parameter: part?.get("parameter")?.text ?? "",
    member: part?.get("member")?.text ?? "",
    prefix: part?.get("prefix")?.text ?? "",
    invalid: failureRule(part?.get("invalid"), badRequest),
    turn: part?.get("turn")?.text,
  });
}

function limitOf(part: Part | undefined): Pagination["limit"] {
  return Object.freeze({
    parameter: part?.get("parameter")?.text ?? "",
    default: part?.get("default")?.number,
    minimum: part?.get("minimum")?.number ?? 0,
    maximum: part?.get("maximum")?.number ?? Number.MAX_SAFE_INTEGER,
    exceeded: failureRule(part?.get("exceeded"), badRequest),
  });
}

function checkMember(part: Part | undefined, { result, workshop }: AnswerContext): void {
  if (part?.text === undefined) return;
  const keys = result?.kind === "object" ? result.all.map(({ key }) => key) : [];
  if (keys.includes(part.text)) return;
  workshop.problems.add(
    part,
    `the result has no member "${part.text}"`,
    didYouMean(part.text, keys) ?? "name a member of the result",
  );
}

function checkKey(part: Part, answer: AnswerRule, { entities, workshop }: AnswerContext): void {
  const key = part.get("key");
  const entity = answer.kind === "page" ? entities.get(answer.entity) : undefined;
  if (answer.kind !== "page")
    workshop.problems.add(
      part,
      "the operation does not answer with a page",
      "remove the pagination, or write `x-standin-answer: { page: … }`",
    );
  if (entity === undefined || key?.text === undefined || !lacksProperty(entity, key.text)) return;
  workshop.problems.add(key, noProperty(entity, key.text), cureForProperty(entity, key.text));
}

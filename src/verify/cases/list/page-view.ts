import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import type { IteratorPagination } from "../../../contract/model/contract.ts";
import type { Type } from "../../../contract/model/type.ts";
import { isObjectValue, type ObjectValue } from "../../../contract/model/value.ts";
import { type Reply, valueOf } from "../../exchange/reply.ts";
import { memberOf } from "../../verdict/member.ts";
import { scalarText } from "../../verdict/scalar-text.ts";
import { Blocked, Unusable } from "../../verdict/statement.ts";
import type { Ground } from "../case.ts";
import { successOf } from "../success-of.ts";

/** A page as it came. */
export interface PageView {
  readonly reply: Reply;
  readonly rows: readonly ObjectValue[];
  readonly rowType: Type;
  /** The keys of the rows, in the order shown. */
  readonly keys: readonly string[];
  readonly done: boolean;
  readonly iterator: string | undefined;
}

/** The page that a reply holds. @throws {Unusable} when it holds none */
export function pageOf(reply: Reply, ground: Ground): PageView {
  const pagination = paginationOf(ground);
  const { parsed } = successOf(reply);
  const value = valueOf(reply);
  if (parsed.kind !== "value" || value === undefined) throw new Unusable(reply, "the answer is not a page");
  const items = memberOf(value, parsed.type, pagination.items);
  if (items === undefined || !Array.isArray(items.value))
    throw new Unusable(reply, `the answer has no list ${pagination.items}`);
  const rowType: Type = items.type.kind === "list" ? items.type.item.type : { kind: "any" };
  const rows = items.value.filter(isObjectValue);
  const iterator = memberOf(value, parsed.type, pagination.iterator.member)?.value;
  return {
    reply,
    rows,
    rowType,
    keys: rows.map((row) => scalarText(memberOf(row, rowType, pagination.key)?.value)),
    done: memberOf(value, parsed.type, pagination.done)?.value === true,
    iterator: typeof iterator === "string" && iterator !== "" ? iterator : undefined,
  };
}

/** The operation's rules of paging. @throws {Blocked} when it has none */
export function paginationOf({ operation }: Ground): IteratorPagination {
  const pagination = iteratorPaging(operation);
  if (pagination === undefined) throw new Blocked("the operation is not paged", "nothing");
  return pagination;
}

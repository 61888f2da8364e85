import type { ListAnswer, Operation, PageFact, Pagination } from "../../../contract/model/contract.ts";
import type { NamedApi } from "../open-world.ts";

/** How a list is walked: which parameter says where a page begins, and where an answer tells of the next. */
export interface WalkFacts {
  readonly style: string;
  /** The parameter that says where a page begins; undefined: only whole addresses lead on. */
  readonly parameter: string | undefined;
  readonly limit: string | undefined;
  /** The number of the first page, or of the first row. */
  readonly first: number;
  /** Where the rows stand; empty: the answer is the list. */
  readonly rows: readonly string[];
  /** What the body tells: members that lead to a fact. */
  readonly told: readonly (readonly [at: readonly string[], fact: PageFact])[];
  /** What headers tell: name → fact. */
  readonly headers: Readonly<Record<string, PageFact>>;
  /** Where an element of the list has the key behind which a page continues, for the style `after`. */
  readonly key: readonly string[] | undefined;
  /** The sign before a position that turns a walk round. */
  readonly turn: string | undefined;
}

/** How an operation's list is walked; undefined: it has none, or shows it whole. */
export function walkFacts({ answer, pagination }: Operation, { host }: NamedApi): WalkFacts | undefined {
  if (pagination !== undefined) return pagedWalk(pagination);
  if (answer.kind !== "list" || answer.paging.style === "all") return undefined;
  return listWalk(answer, host.contract.entities.get(answer.entity)?.things?.key);
}

function listWalk({ paging, at, inside, told, headers }: ListAnswer, property: string | undefined): WalkFacts {
  const { style, parameter, limit, first } = paging;
  const key = property === undefined ? undefined : [...inside, property];
  return { style, parameter, limit, first, rows: at, told, headers: Object.fromEntries(headers), key, turn: undefined };
}

function pagedWalk(pagination: Pagination): WalkFacts {
  const shared = {
    limit: pagination.limit.parameter,
    rows: pagination.items === undefined ? [] : [pagination.items],
    headers: {},
    key: undefined,
    turn: undefined,
  };
  if (pagination.style === "iterator") {
    const { parameter, member, turn } = pagination.iterator;
    const told = [[[member], "next"] as const, [[pagination.done], "done"] as const];
    return { ...shared, style: "cursor", parameter, first: 0, told, turn };
  }
  const { total, more } = pagination;
  const told = [
    ...(total === undefined ? [] : [[[total], "total"] as const]),
    ...(more === undefined ? [] : [[[more], "more"] as const]),
  ];
  return pagination.style === "offset"
    ? { ...shared, style: "offset", parameter: pagination.offset.parameter, first: 0, told }
    : { ...shared, style: "page", parameter: pagination.page.parameter, first: pagination.page.first, told };
}

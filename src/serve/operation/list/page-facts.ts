import type { ListAnswer, ListPaging, PageFact } from "../../../contract/model/contract.ts";
import { usualPageSize } from "../../data/things/list-size.ts";
import { isOptions, type Known, options } from "../../../generate/make/known.ts";
import type { ThingList } from "../../data/things/thing.ts";
import type { Here } from "../here.ts";
import { numberedLinks } from "./numbered-links.ts";
import { type Position, positionTokens, spellings } from "./position.ts";

/** Which rows of a list are shown. */
export interface ListPage {
  readonly list: ThingList;
  readonly position: Position;
  /** How many rows the list has before any filter. */
  readonly all: number;
  /** Whether an order is asked for. */
  isSorted(): boolean;
}

/** What is known of a page when its rows are. */
export class PageFacts {
  readonly #answer: ListAnswer;
  readonly #page: ListPage;
  readonly #list: ThingList;
  readonly #position: Position;
  readonly #here: Here | undefined;

  constructor(answer: ListAnswer, page: ListPage, here: Here | undefined) {
    this.#answer = answer;
    this.#page = page;
    this.#list = page.list;
    this.#position = page.position;
    this.#here = here;
  }

  /** A fact as a member of that name may hold it: what its schema allows is taken. */
  member(fact: PageFact, name: string): Known {
    if (fact === "all") return number(this.#page.all);
    return fact === "sorted" ? this.#flag(fact, name) : this.#told(fact, name);
  }

  #told(fact: Exclude<PageFact, "all" | "sorted">, name: string): Known {
    const { skip, limit, isNone = false } = this.#position;
    const [{ size }, { paging }] = [this.#list, this.#answer];
    switch (fact) {
      case "total":
        return number(size);
      case "pages":
        return size === 0 || isNone ? pagesOfNone(name) : number(Math.ceil(size / limit));
      case "page":
        return number(Math.floor(skip / limit) + (paging.style === "page" ? paging.first : 1));
      case "limit":
        return number(this.#pageSize);
      case "count":
        return number(this.#end - skip);
      case "more":
      case "done":
      case "earlier":
      case "empty":
      case "inParts":
        return this.#flag(fact, name);
      case "links":
        return options([]);
      case "offset":
      case "lastOffset":
      case "firstRow":
      case "lastRow":
      case "address":
      case "numbered":
        return this.#placed(fact);
      case "first":
        // As a flag it says whether this is that page.
        return options([...this.#tokens(0), skip === 0]);
      case "next":
      case "previous":
      case "last":
        return this.#whereTo(fact, this.#tokens(this.#isBefore(fact, name) ? this.#behindFirst : this.#skipTo(fact)));
      default:
        return this.#whereTo(fact, [this.#link(fact.replace("Link", "") as Direction) ?? []].flat());
    }
  }

  #flag(fact: "more" | "done" | "earlier" | "empty" | "inParts" | "sorted", name: string): boolean {
    const { skip, isPart } = this.#position;
    switch (fact) {
      case "more":
        return this.#hasMore;
      case "done":
        return !this.#hasMore;
      case "earlier":
        return skip > 0;
      case "empty":
        return this.#end === skip;
      case "inParts":
        return isPart !== /^un/i.test(name);
      case "sorted":
        return this.#page.isSorted() !== /^(un|empty)/i.test(name);
    }
  }

  /** Where the rows of the page are among all, and what a bar of pages shows. */
  #placed(fact: "offset" | "lastOffset" | "firstRow" | "lastRow" | "address" | "numbered"): Known {
    const { skip, limit, isNone = false } = this.#position;
    const [{ size }, { paging }] = [this.#list, this.#answer];
    const [first, end] = [skip + (paging.style === "offset" ? paging.first : 0), this.#end];
    switch (fact) {
      case "offset":
        return number(first);
      case "lastOffset":
        return skip < end ? number(first + end - skip - 1) : options([null], [first]);
      case "firstRow":
        return skip < end ? number(skip + 1) : options([null], [0]);
      case "lastRow":
        return skip < end ? number(end) : options([null], [0]);
      case "address":
        return options([this.#here?.address(new Map()).split("?", 1)[0] ?? null]);
      case "numbered":
        return options([
          numberedLinks(Math.floor(skip / limit) + 1, isNone ? 0 : Math.ceil(size / limit), (at) => this.#linkTo(at)),
        ]);
    }
  }

  /** A fact as a header holds it; undefined: the header is left out. */
  header(fact: PageFact, name: string): string | undefined {
    if (fact === "links") return this.#linkHeader();
    const known = this.member(fact, name);
    const value = isOptions(known) ? known.preferred[0] : known;
    return value === undefined || value === null || typeof value === "object" ? undefined : String(value);
  }

  /** How many rows the page may have: as many as there are where it is the whole list. */
  get #pageSize(): number {
    const { limit, isPart, isNone = false } = this.#position;
    if (isNone) return 0;
    return isPart ? limit : this.#list.size || usualPageSize(this.#answer.paging);
  }

  /** How many rows there are up to the last one of the page. */
  get #end(): number {
    const { skip, limit, isNone = false } = this.#position;
    return isNone ? skip : Math.max(skip, Math.min(this.#list.size, skip + limit));
  }

  /** A page of no rows leads nowhere: the next one would begin where it does. */
  get #hasMore(): boolean {
    const { skip, limit, isNone = false } = this.#position;
    const behind = skip + limit;
    if (isNone || behind >= this.#list.size) return false;
    // Where no request can name the rest, nobody gets there.
    return this.#answer.paging.style === "after" || this.#tokens(behind).length > 0;
  }

  /** Where there is no such page: null, or nothing, or else the empty text. */
  #whereTo(fact: PageFact, values: readonly (string | number)[]): Known {
    // A position that has to be told leads behind the last row, where nothing is.
    const end = fact === "next" ? this.#tokens(this.#list.size) : [];
    const last = fact.startsWith("next") || fact.startsWith("previous") ? ["", ...end] : [];
    return values.length === 0 ? options([null], last) : options(values);
  }

  #skipTo(direction: Direction): number | undefined {
    const { skip, limit, isNone = false } = this.#position;
    const { size } = this.#list;
    switch (direction) {
      case "self":
        return skip;
      case "first":
        return 0;
      case "last":
        return isNone ? 0 : Math.max(0, Math.ceil(size / limit) - 1) * limit;
      case "next":
        return this.#hasMore ? skip + limit : undefined;
      case "previous":
        return skip > 0 && !isNone ? Math.max(0, skip - limit) : undefined;
    }
  }

  /** A position names the row before it: the first one of this page; undefined: no row comes before that. */
  get #behindFirst(): number | undefined {
    return this.#position.skip === 0 || this.#position.isNone === true ? undefined : this.#position.skip + 1;
  }

  /** Whether a position is for the parameter that says before which row a page ends. */
  #isBefore(fact: PageFact, name: string): boolean {
    const { before, parameter = "" } = this.#answer.paging;
    if (fact !== "previous" || before === undefined) return false;
    return /before|start|first/i.test(name) || /after/i.test(parameter);
  }

  /** How a request names the position of a page. */
  #tokens(skip: number | undefined): readonly (string | number)[] {
    if (skip === undefined) return [];
    const { paging } = this.#answer;
    const { style, first } = paging;
    const tokens =
      style === "page"
        ? spellings(Math.ceil(skip / this.#position.limit) + first)
        : style === "offset"
          ? spellings(skip + first)
          : positionTokens(skip, this.#list, paging);
    return tokens.filter((token) => paging.takes(token));
  }

  #link(direction: Direction): string | undefined {
    if (direction === "self") return this.#here?.address(new Map());
    return this.#addressOf(this.#skipTo(direction));
  }

  #linkTo(page: number): string | null {
    return this.#addressOf((page - 1) * this.#position.limit) ?? null;
  }

  #addressOf(skip: number | undefined): string | undefined {
    if (skip === undefined || this.#here === undefined) return undefined;
    const { link, inAddresses: parameter = link, before, end, isRequired } = this.#answer.paging;
    const [token] = skip === 0 && !isRequired ? [] : this.#tokens(skip);
    const changes = new Map([[parameter, token === undefined ? undefined : String(token)]]);
    if (before !== undefined) changes.set(before, undefined);
    if (end !== undefined) changes.set(end.parameter, String(this.#endOf(skip, end)));
    return this.#here.address(changes);
  }

  /** The number that a page which begins behind so many rows ends at, as its request says it. */
  #endOf(skip: number, { isIncluded }: NonNullable<ListPaging["end"]>): number {
    return skip + this.#answer.paging.first + this.#position.limit - (isIncluded ? 1 : 0);
  }

  #linkHeader(): string | undefined {
    const links = (["next", "previous", "first", "last"] as const).flatMap((direction) => {
      const link = this.#link(direction);
      return link === undefined ? [] : [`<${link}>; rel="${direction === "previous" ? "prev" : direction}"`];
    });
    return links.length === 0 ? undefined : links.join(", ");
  }
}

type Direction = "next" | "previous" | "first" | "last" | "self";

/** An empty list has no pages, and yet the last that may be asked for is the first. */
function pagesOfNone(name: string): Known {
  const none = [0, "0"];
  const one = [1, "1"];
  return /last/i.test(name) ? options(one, none) : options(none, one);
}

function number(value: number): Known {
  return options([value, String(value)]);
}

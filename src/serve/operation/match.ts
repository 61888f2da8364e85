import { namedParameter } from "../../contract/model/named-parameter.ts";
import type { Contract, Operation, Parameter } from "../../contract/model/contract.ts";
import { literalOf, type PathPiece, type PathSegment, queryPairsOf } from "../../contract/model/path.ts";

/** A route that takes a path: the operation, and its path parameters as text. */
export interface Match {
  readonly operation: Operation;
  readonly path: ReadonlyMap<string, string>;
}

/** What a contract's routes make of a path. */
export interface Routed {
  /** The operation whose path and verb fit; of several, the one whose path is more concrete (`/find` before `/{Id}`), then the first. */
  match(method: string): Match | undefined;
  /** All operations that equally well fit path and verb, in the document's order: templates that differ in names only. */
  matches(method: string): readonly Match[];
  /** The verbs of all operations whose path fits. */
  readonly methods: readonly string[];
  /** How many leading segments some route shares with the path; Infinity when one takes it whole, whatever its verb. */
  reach(): number;
}

/** The routes of a contract, asked with decoded segments that are never empty. */
export type RouteTable = (segments: readonly string[]) => Routed;

interface Route {
  readonly operation: Operation;
  /** One for each segment. */
  readonly takers: readonly Taker[];
  /** How concrete each segment is; of two routes the one that is more so at the first difference is asked first. */
  readonly rank: readonly number[];
  /** How many parameters stand in a query behind its path: what asks for more is asked first. */
  readonly asks: number;
}

/** What a segment of a path gives for the parameters in a segment of a template; undefined when it does not fit. */
type Taker = (folded: string, given: string) => readonly (readonly [string, string])[] | undefined;

/**
 * Sorts the routes of a contract by their number of segments, once, so that a request is compared with few of them.
 * @param ignoreCase whether literal text is compared without regard to case
 */
export function routeTable(contract: Contract, ignoreCase: boolean): RouteTable {
  const folded = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  const routes = contract.operations.map((operation): Route => {
    const { path, segments, parameters } = operation;
    const listed = (name: string): readonly string[] => listedValues(namedParameter(parameters, name, "path"));
    const takers = segments.map((segment) => takerOf(segment, folded, listed));
    return { operation, takers, rank: segments.map(concreteness), asks: queryPairsOf(path).length };
  });
  const tree = routeTree(
    routes.toSorted((a, b) => moreConcreteFirst(a, b) || b.asks - a.asks),
    folded,
  );
  return (segments) => {
    const asked = segments.map((given) => ({ given, folded: folded(given) }));
    const fitting = candidates(tree, asked).filter((route) => shared(route, asked) === segments.length);
    const known = new Map<string, readonly Match[]>();
    const matches = (method: string): readonly Match[] => {
      const found = known.get(method);
      if (found !== undefined) return found;
      const [first, ...others] = fitting.filter(({ operation }) => operation.method === method);
      if (first === undefined) return [];
      const equal = others.filter((other) => moreConcreteFirst(first, other) === 0);
      const all = [first, ...equal].map((route) => ({
        operation: route.operation,
        path: pathParameters(route, asked),
      }));
      known.set(method, all);
      return all;
    };
    const match = (method: string): Match | undefined => matches(method)[0];
    const reach = (): number =>
      fitting.length > 0 ? Infinity : Math.max(0, ...routes.map((route) => shared(route, asked)));
    return { methods: fitting.map(({ operation }) => operation.method), matches, match, reach };
  };
}

interface Asked {
  readonly given: string;
  readonly folded: string;
}

/** Routes by their segments: those of literal text by that text, all others together. */
interface Branch {
  readonly literals: Map<string, Branch>;
  others: Branch | undefined;
  /** Routes that end here, with their places in the order in which routes are asked. */
  readonly ends: (readonly [place: number, route: Route])[];
}

function routeTree(routes: readonly Route[], folded: (text: string) => string): Branch {
  const tree = newBranch();
  for (const [place, route] of routes.entries()) {
    let at = tree;
    for (const segment of route.operation.segments) at = branchOf(at, segment, folded);
    at.ends.push([place, route]);
  }
  return tree;
}

function branchOf(branch: Branch, segment: PathSegment, folded: (text: string) => string): Branch {
  const literal = literalOf(segment);
  if (literal === undefined) return (branch.others ??= newBranch());
  const known = branch.literals.get(folded(literal)) ?? newBranch();
  branch.literals.set(folded(literal), known);
  return known;
}

function newBranch(): Branch {
  return { literals: new Map(), others: undefined, ends: [] };
}

/** The routes whose literal segments are those asked for, in the order in which they are asked. */
function candidates(tree: Branch, asked: readonly Asked[]): readonly Route[] {
  let branches = [tree];
  for (const { folded } of asked) {
    const next: Branch[] = [];
    for (const { literals, others } of branches) {
      const literal = literals.get(folded);
      if (literal !== undefined) next.push(literal);
      if (others !== undefined) next.push(others);
    }
    branches = next;
  }
  const [only] = branches;
  const ends = branches.length === 1 && only !== undefined ? only.ends : branches.flatMap((branch) => branch.ends);
  return ends.toSorted(([a], [b]) => a - b).map(([, route]) => route);
}

/** How many leading segments fit the route. */
function shared({ takers }: Route, asked: readonly Asked[]): number {
  const different = takers.findIndex((taker, i) => {
    const segment = asked[i];
    return segment === undefined || taker(segment.folded, segment.given) === undefined;
  });
  return different < 0 ? takers.length : different;
}

function pathParameters({ takers }: Route, asked: readonly Asked[]): ReadonlyMap<string, string> {
  return new Map(takers.flatMap((taker, i) => taker(asked[i]?.folded ?? "", asked[i]?.given ?? "") ?? []));
}

function takerOf(
  segment: PathSegment,
  fold: (text: string) => string,
  listed: (parameter: string) => readonly string[],
): Taker {
  const literal = literalOf(segment);
  if (literal !== undefined) {
    const wanted = fold(literal);
    return (folded) => (folded === wanted ? [] : undefined);
  }
  const [only] = segment;
  if (segment.length === 1 && typeof only === "object") return (_, given) => [[only.parameter, given]];
  return mixedTaker(segment, fold, listed);
}

/** The texts that a parameter may be, where its schema lists them. */
function listedValues(parameter: Parameter | undefined): readonly string[] {
  const values = parameter?.schema["enum"];
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}

/**
 * Between literal text, a parameter takes as little as fits and never nothing; before the ending of a file name as much as
 * fits: `52.5,13.4.json` is `{position}.{format}`. Of two parameters beside each other the second is one of its listed
 * values: `tea.json` is `{page}{extension}`.
 */
function mixedTaker(
  segment: PathSegment,
  fold: (text: string) => string,
  listed: (parameter: string) => readonly string[],
): Taker {
  const pieces = segment.map((piece) => (typeof piece === "string" ? fold(piece) : piece));
  return (folded, given) => {
    // What the host is given keeps its letters; folding leaves the length of nearly every text as it is.
    const text = folded.length === given.length ? given : folded;
    const found: [string, string][] = [];
    let at = 0;
    for (const [i, piece] of pieces.entries()) {
      if (typeof piece === "string") {
        if (!folded.startsWith(piece, at)) return undefined;
        at += piece.length;
      } else {
        const next = pieces[i + 1];
        const own = typeof next === "object" ? listed(next.parameter).map(fold) : [];
        const listedEnd = i + 2 === pieces.length ? beginOfListed(folded, own) : undefined;
        const end = listedEnd ?? endOf(folded, at, next, pieces.length - i - 2);
        if (end <= at) return undefined;
        found.push([piece.parameter, text.slice(at, end)]);
        at = end;
      }
    }
    return at === folded.length ? found : undefined;
  };
}

/** Where the longest of some texts begins that a text ends with; undefined: it ends with none, or is one. */
function beginOfListed(text: string, values: readonly string[]): number | undefined {
  const longest = values.toSorted((a, b) => b.length - a.length).find((value) => value !== "" && text.endsWith(value));
  return longest === undefined || longest.length === text.length ? undefined : text.length - longest.length;
}

/**
 * Where a parameter that begins at an offset ends: before the literal text that follows, the last of which ends the segment.
 * @param after how many pieces come after that text
 */
function endOf(text: string, at: number, next: PathPiece | undefined, after: number): number {
  if (next === undefined) return text.length;
  if (typeof next === "object") return Math.min(at + 1, text.length);
  if (after <= 0 && text.endsWith(next)) return text.length - next.length;
  const last = after === 1 && next === "." ? text.lastIndexOf(next, text.length - 2) : -1;
  return last > at ? last : text.indexOf(next, at + 1);
}

/** Literal text before a mixture, the more literal letters the better, and that before a parameter alone. */
function concreteness(segment: PathSegment): number {
  if (literalOf(segment) !== undefined) return Infinity;
  return segment.reduce((letters, piece) => letters + (typeof piece === "string" ? piece.length : 0), 0);
}

/** Fewer segments with parameters first; then by the first segment that is more concrete. */
function moreConcreteFirst(a: Route, b: Route): number {
  const open = ({ rank }: Route): number => rank.filter((one) => one !== Infinity).length;
  const fewer = open(a) - open(b);
  if (fewer !== 0) return fewer;
  const different = a.rank.findIndex((one, i) => one !== b.rank[i]);
  return different < 0 ? 0 : (b.rank[different] ?? 0) > (a.rank[different] ?? 0) ? 1 : -1;
}

/** What of a list narrows the page: a filter by its kind, or a bound. */
type Role = "equal" | "hidden" | "upper" | "lower";

/** Where the page begins, or, turned round, ends. */
export type Position =
  "start" | "behind" | "behind hidden" | "behind nothing" | "before" | "before nothing" | "turned twice";

/** How a page is asked for that puts several things together. */
export interface Recipe {
  readonly filters: readonly Role[];
  readonly at: Position;
  /** Rows on a page; undefined: it is not said. */
  readonly size: number | "largest" | undefined;
  readonly window?: "empty" | "reversed";
  /** More rows follow upon the page. */
  readonly isOpen?: boolean;
}

/** Pages at which what was told apart is easily forgotten: filters beside each other, beside a position, beside a turned one. */
export const recipes: readonly Recipe[] = [
  { filters: ["upper", "lower"], at: "start", size: 3 },
  { filters: ["lower"], at: "behind", size: 3 },
  { filters: ["equal", "lower"], at: "start", size: 3 },
  { filters: ["hidden", "lower"], at: "start", size: 2 },
  { filters: ["equal", "hidden", "upper"], at: "start", size: undefined },
  { filters: ["equal", "hidden", "upper", "lower"], at: "behind", size: 2 },
  { filters: ["equal"], at: "before", size: 2 },
  { filters: ["hidden"], at: "before", size: 3 },
  { filters: ["upper"], at: "before", size: "largest" },
  { filters: ["lower"], at: "before", size: 3 },
  { filters: ["upper"], at: "behind", size: 3 },
  { filters: ["lower"], at: "behind", size: 3, isOpen: true },
  { filters: [], at: "before", size: undefined },
  { filters: [], at: "behind nothing", size: undefined },
  { filters: ["equal"], at: "behind hidden", size: 3 },
  { filters: [], at: "behind", size: "largest" },
  { filters: [], at: "before nothing", size: 1 },
  { filters: ["hidden", "upper", "lower"], at: "behind", size: 1 },
  { filters: ["equal", "upper", "lower"], at: "before", size: 2 },
  { filters: ["equal", "hidden", "lower"], at: "before", size: 2 },
  { filters: ["equal"], at: "behind", size: 0 },
  { filters: ["upper", "lower"], at: "start", size: 5, window: "empty" },
  { filters: ["upper", "lower"], at: "start", size: 5, window: "reversed" },
  { filters: [], at: "turned twice", size: 2 },
];

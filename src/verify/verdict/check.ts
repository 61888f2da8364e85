import type { Citation } from "../../citation.ts";

/** One promise of a contract, as the suite asks for it. */
export interface Check {
  /** `family/name`, with a parameter, format or identity behind it where there are several: `filters/Status/shows-only`. */
  readonly id: string;
  /** The promise as a sentence without a full stop. */
  readonly promise: string;
  /** Which lines of which document say so. */
  readonly citations: readonly Citation[];
  /** Where what it is about stands in the document itself. */
  readonly stands?: (() => Citation | undefined) | undefined;
  readonly kind: CheckKind;
  /** The parameter that it is about, where it is about one. */
  readonly about: string | undefined;
  /** Whether the contract does not say it, but leaves it to be understood: where it is not so, that is a remark. */
  readonly isInferred?: true;
}

/** All checks of one name, of whatever operation, parameter or format: `family/name` in the lists of others. */
export interface CheckKind extends CheckFacts {
  readonly family: string;
  readonly name: string;
}

/** What is known of a kind of check before anything is asked; it stands beside the kind's definition. */
export interface CheckFacts {
  /** What it cannot be judged soundly without: kinds (`walk/order`), or all those of a family (`walk`). */
  readonly restsOn?: readonly string[];
  /** What cannot be judged soundly without it and does not know it: a framework's kinds say so of those for every host. */
  readonly supports?: readonly string[];
  /** No kind of another family can be judged soundly without it. */
  readonly isGround?: boolean;
  /** What rests on its family does not rest on it: it looks at what others of the family have judged already. */
  readonly isLast?: boolean;
  /** It can break in many places, each of which may be a cause of its own; any other kind asks one thing. */
  readonly isManifold?: boolean;
  /** It looks at headers alone: what is wrong with a body is another cause. */
  readonly isOfHeaders?: boolean;
  /** A success breaks it: an unauthorised caller is accepted, which outranks what the answer then shows. */
  readonly isBarrier?: boolean;
  /** It asks that a wrong value is refused: that one is accepted is a cause of its own, for each thing that it is about. */
  readonly isRefusal?: boolean;
  /** It compares two operations: the one that is wrong tells it, where that breaks a promise of its own. */
  readonly isComparison?: boolean;
  /** What of its family breaks by one cause in one operation, wherever that shows: all of it, or what is about one parameter. */
  readonly oneCause?: "family" | "parameter";
}

/** The kinds of a family by their names, with facts that all of them have. */
export function checkKinds<Name extends string>(
  family: string,
  facts: Readonly<Record<Name, CheckFacts>>,
  common: CheckFacts = {},
): Readonly<Record<Name, CheckKind>> {
  const kinds = Object.entries<CheckFacts>(facts).map(([name, own]): [string, CheckKind] => [
    name,
    {
      ...common,
      ...own,
      family,
      name,
      restsOn: [...(common.restsOn ?? []), ...(own.restsOn ?? [])],
      supports: [...(common.supports ?? []), ...(own.supports ?? [])],
    },
  ]);
  return Object.fromEntries(kinds) as Record<Name, CheckKind>; // of these names
}

/** The whole name of a kind; of most kinds it is the id of the one check that there is. */
export function nameOf({ family, name }: CheckKind): string {
  return `${family}/${name}`;
}

/** Whether a check's break may be a mere consequence of another's. */
export function restsOn(dependent: CheckKind, base: CheckKind): boolean {
  if (dependent === base) return false;
  if (base.isGround === true && dependent.family !== base.family) return true;
  return isAmong(dependent.restsOn, base) || isAmong(base.supports, dependent);
}

function isAmong(names: readonly string[] | undefined, kind: CheckKind): boolean {
  return names?.some((name) => name === nameOf(kind) || (name === kind.family && kind.isLast !== true)) === true;
}

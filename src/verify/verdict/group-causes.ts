import { rank, restsOn } from "./rests-on.ts";
import { isInside, isSamePlace } from "./place.ts";
import type { Cause } from "./tally.ts";

/** Causes that most likely are one: the first is the headline, the others what follows from it. */
export type CauseGroup = readonly [Cause, ...Cause[]];

/**
 * Puts together what is one cause, so that it is told once: breaks of the same question, breaks of a check that rests on
 * another broken one, and the same break told of several parameters or formats. Nothing is left out.
 */
export function groupCauses(causes: readonly Cause[]): readonly CauseGroup[] {
  const ordered = [...causes].sort((a, b) => rank(a.check.id) - rank(b.check.id));
  const groups: [Cause, ...Cause[]][] = [];
  for (const cause of ordered) {
    const kin = groups.filter((group) => group.some((other) => isOneCause(cause, other)));
    const [first, ...rest] = kin;
    if (first === undefined) groups.push([cause]);
    else {
      first.push(cause, ...rest.flat());
      for (const group of rest) groups.splice(groups.indexOf(group), 1);
    }
  }
  return groups.map(letInFirst);
}

/** That somebody is let in who may not outranks what the answer then holds. */
function letInFirst(group: CauseGroup): CauseGroup {
  const head = group.find(
    ({ check: { id }, reply }) => id.startsWith("security/") && isLetIn(id, reply.response.status),
  );
  return head === undefined ? group : [head, ...group.filter((cause) => cause !== head)];
}

function isLetIn(check: string, status: number): boolean {
  return status >= 200 && status < 300 && !/^security\/(allowed|silence|same-for-absent)/.test(check);
}

/** The same deviation in the same kind of place, under checks of one family. */
function isSameBreak(cause: Cause, other: Cause): boolean {
  const [a, b] = [cause.check.id.split("/"), other.check.id.split("/")];
  if (a[0] !== b[0]) return false;
  if (a[0] === "formats" || a[0] === "errors") return true;
  if (a[0] === "filters" && a[1] === b[1]) return true;
  return isSamePlace(cause.deviation.place, other.deviation.place) && wording(cause) === wording(other);
}

function isOneCause(cause: Cause, other: Cause): boolean {
  const [a, b] = [cause.check.id, other.check.id];
  if (restsOn(a, b) || restsOn(b, a)) return true;
  if (isOfHeaders(a) !== isOfHeaders(b)) return false;
  return (
    sharesQuestion(cause, other) ||
    liesInside(cause, other) ||
    isSameBreak(cause, other) ||
    (isServerError(cause) && isServerError(other))
  );
}

/** Of one check, a break inside the place of another: where it is seen depends on how far the rest could be read. */
function liesInside(cause: Cause, other: Cause): boolean {
  if (cause.check.id !== other.check.id) return false;
  const [a, b] = [cause.deviation.place, other.deviation.place];
  return isInside(a, b) || isInside(b, a);
}

/** Checks of headers alone: what is wrong with a body is another matter. */
function isOfHeaders(check: string): boolean {
  return check === "servicestack/vary" || check === "servicestack/disposition";
}

function sharesQuestion({ questions }: Cause, other: Cause): boolean {
  return [...questions].some((question) => other.questions.has(question));
}

function isServerError({ reply }: Cause): boolean {
  return reply.response.status >= 500;
}

/** What was expected and found, without names and numbers. */
function wording({ deviation: { expected, found } }: Cause): string {
  return `${expected} | ${JSON.stringify(found)}`.replace(/'[^']*'|\d+/g, "*");
}

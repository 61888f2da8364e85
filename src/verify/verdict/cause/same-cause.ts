import { isSuccess, type Reply } from "../../exchange/reply.ts";
import { type Check, restsOn } from "../check.ts";
import { isInside, isSamePlace, type Place } from "../place.ts";

/** A break as it is compared with others: what was asked, what came, and where they differ. In which words it is told does not count. */
export interface SeenBreak {
  readonly check: Check;
  readonly reply: Reply;
  readonly deviation: { readonly place: Place };
}

/** A break, and the requests whose answers show it. */
export interface AskedBreak extends SeenBreak {
  readonly questions: ReadonlySet<string>;
}

/**
 * Whether two breaks in one operation most likely have one cause: one check rests on the other, one answer shows both, one
 * lies inside the other, the server failed, or the same breaks for several parameters, formats or callers.
 */
export function isSameCause(one: AskedBreak, other: AskedBreak): boolean {
  const [a, b] = [one.check.kind, other.check.kind];
  if (restsOn(a, b) || restsOn(b, a)) return true;
  if ((a.isOfHeaders === true) !== (b.isOfHeaders === true)) return false;
  return (
    sharesQuestion(one, other) ||
    isWithin(one, other) ||
    isOneMatter(one.check, other.check) ||
    isSameBreak(one, other) ||
    (isServerError(one) && isServerError(other))
  );
}

/** Whether two breaks, of one operation or of two, are the same told twice: at the same place, by checks of one kind, or of one family with the same status. */
export function isSameBreak(one: SeenBreak, other: SeenBreak): boolean {
  const [a, b] = [one.check.kind, other.check.kind];
  if (a.family !== b.family || !isSamePlace(one.deviation.place, other.deviation.place)) return false;
  return one.deviation.place.kind === "status" ? one.reply.response.status === other.reply.response.status : a === b;
}

/** Whether two breaks of one check are one: unless the check is manifold, it asks one thing. */
export function isRepeated({ kind }: Check, one: Place, other: Place): boolean {
  return kind.isManifold !== true || isSamePlace(one, other);
}

/** An unauthorised caller is accepted. */
export function isLetIn({ check, reply }: SeenBreak): boolean {
  return check.kind.isBarrier === true && isSuccess(reply);
}

function sharesQuestion({ questions }: AskedBreak, other: AskedBreak): boolean {
  return [...questions].some((question) => other.questions.has(question));
}

/** Of one check, a break inside the place of another: where it is seen depends on how far the rest could be read. */
function isWithin(one: SeenBreak, other: SeenBreak): boolean {
  if (one.check.id !== other.check.id) return false;
  const [a, b] = [one.deviation.place, other.deviation.place];
  return isInside(a, b) || isInside(b, a);
}

function isOneMatter(one: Check, other: Check): boolean {
  if (one.kind.family !== other.kind.family) return false;
  const { oneCause } = one.kind;
  return oneCause === "family" || (oneCause === "parameter" && one.about !== undefined && one.about === other.about);
}

function isServerError({ reply }: SeenBreak): boolean {
  return reply.response.status >= 500;
}

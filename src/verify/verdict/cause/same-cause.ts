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
  /** The operations whose answers these are. */
  readonly operations: ReadonlySet<string>;
}

/**
 * Whether two breaks in one operation most likely have one cause: one check rests on the other, one answer shows both, one
 * lies inside the other, the server failed, or the same breaks for several parameters, formats or callers.
 */
export function isSameCause(one: AskedBreak, other: AskedBreak): boolean {
  const [a, b] = [one.check.kind, other.check.kind];
  if (isTaken(one) !== isTaken(other) && !explainsTaking(one, other)) return false;
  if (restsOn(a, b) || restsOn(b, a)) return mayFollow(one, other);
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
  if (isTaken(one) && isTaken(other) && one.check.about !== other.check.about) return false;
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

/** A wrong value is accepted. */
export function isTaken({ check, reply }: SeenBreak): boolean {
  return check.kind.isRefusal === true && isSuccess(reply);
}

/** Whether a wrong value only seems to be accepted: the same answer is no success by its body, as where errors come with 200. */
function explainsTaking(one: AskedBreak, other: AskedBreak): boolean {
  const another = isTaken(one) ? other : one;
  return another.deviation.place.kind !== "status" && isSuccess(another.reply) && sharesQuestion(one, other);
}

/** What answers are on the whole explains nothing of what other operations answer. */
function mayFollow(one: AskedBreak, other: AskedBreak): boolean {
  const isOfAnswers = [one, other].some(({ check: { kind } }) => kind.isGround === true || kind.family === "failures");
  return !isOfAnswers || overlap(one.operations, other.operations);
}

function sharesQuestion({ questions }: AskedBreak, other: AskedBreak): boolean {
  return overlap(questions, other.questions);
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((text) => other.has(text));
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

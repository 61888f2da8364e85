import type { Json, JsonObject } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { isOfState } from "../text/happened.ts";
import { wordsOf } from "../text/words-of.ts";
import { ownExamples } from "./given.ts";
import { isOpenMember } from "./known.ts";
import { withoutMember, type MemberPlan, memberPlans } from "./member-plan.ts";
import type { Spot } from "./spot.ts";

const errors =
  /^(errors?|error (message|code|details?|description|type|reason|info)|err (msg|message|code)|warnings?|failures?|failure (reason|message|code)|exceptions?|faults?|problems?)$/;
/** What the body of a refusal has besides. */
const ofRefusals =
  /^(message|msg|code|status|status code|http status|timestamp|time|path|details?|title|type|instance|request id|trace id|correlation id|success|ok)$/;
const wrapped = /^(data|results?|response|payload|items?|content|body|records|list|value)$/;
const successes = /^(success|ok|succeeded|successful|is success|is ok|is successful|was successful)$/;
/** Numbers or words that say in an answer how it went. */
const codes =
  /^(code|err code|error code|errno|ret|ret code|return code|result code|response code|status code|status)$/;
/** What an object is called that says in an answer how it went. */
const ofStatus = /^(response_?)?(status|meta)$/i;
/** What an object is called that is about errors. */
const ofErrors = /error|fail|problem|exception|violation|fault/i;
const wentWrong = /fail|error|reject|declin|invalid|bounc|abort/i;

/** What in an object tells whether something went right. */
interface Telling {
  readonly errors: readonly MemberPlan[];
  /** Members that say that all went well, with what they say. */
  readonly successes: readonly { readonly plan: MemberPlan; readonly value: Json }[];
}

/**
 * An object of a success, which tells of no errors, unless a state in it says that something failed; what says around the data
 * whether all went well says yes. What is known stays, and an object that is about errors or has nothing else.
 * @param owner what the object is called
 */
export function toldSuccess(object: JsonObject, node: Node, { known, room, name }: Spot, owner: string): JsonObject {
  const isStatus = ofStatus.test(name);
  const telling = node.once(`telling of success ${isStatus}`, () => tellingOf(node, isStatus));
  if (room !== undefined || telling === undefined || ofErrors.test(owner)) return object;
  const isFree = ({ name }: MemberPlan): boolean => isOpenMember(known, name);
  const failed = Object.entries(object).some(
    ([name, value]) => isOfState(name) && typeof value === "string" && wentWrong.test(value),
  );
  const without = failed ? [] : telling.errors.filter((plan) => Object.hasOwn(object, plan.name) && isFree(plan));
  const told = telling.successes.filter(({ plan }) => Object.hasOwn(object, plan.name) && isFree(plan));
  if (without.length + told.length === 0) return object;
  const members = { ...object, ...Object.fromEntries(told.map(({ plan, value }) => [plan.name, value])) };
  return without.reduce((before, plan) => withoutError(before, plan, node), members);
}

/** Undefined: nothing, as in most objects. @param isStatus whether the object is called after how it went */
function tellingOf(node: Node, isStatus: boolean): Telling | undefined {
  const { listed } = memberPlans(node);
  const isError = ({ name }: MemberPlan): boolean => errors.test(nameOf(name));
  const isOfRefusal = (plan: MemberPlan): boolean => isError(plan) || ofRefusals.test(nameOf(plan.name));
  const isFlag = ({ name }: MemberPlan): boolean => successes.test(nameOf(name));
  // What can say nothing but what went wrong, and whether something did, says nothing where all went well.
  const isOnlyErrors = listed.every((plan) => isError(plan) || isFlag(plan)) && listed.some(isError);
  if (!isOnlyErrors && listed.every(isOfRefusal)) {
    const went = isStatus ? wentWell(listed) : [];
    return went.length === 0 ? undefined : { errors: [], successes: went };
  }
  const isWrapper = isOnlyErrors || listed.some(({ name }) => wrapped.test(nameOf(name)));
  const flags = isWrapper ? listed.filter((plan) => isFlag(plan) && plan.node.admits(true)) : [];
  const words = isWrapper ? listed.filter(({ name }) => isOfState(name)) : [];
  const told = listed.filter(isError);
  const said = [
    ...flags.map((plan) => ({ plan, value: true })),
    ...words.flatMap((plan) => {
      const value = plan.node.values?.find((one) => typeof one === "string" && /^(ok|success|succeeded)$/i.test(one));
      return value === undefined ? [] : [{ plan, value }];
    }),
  ];
  const shown = listed.filter(({ name }) => codes.test(nameOf(name))).flatMap((plan) => successShown(plan));
  const isAround = listed.every((plan) => isOfRefusal(plan) || wrapped.test(nameOf(plan.name)));
  if (isWrapper && isAround && shown.length === 0) said.push(...wentWell(listed));
  // Words beside such a code go with it.
  const beside = shown.length === 0 ? [] : listed.filter(({ name }) => /^(message|msg)$/.test(nameOf(name)));
  if (isWrapper) said.push(...shown, ...beside.flatMap((plan) => shownBy(plan)));
  return told.length + said.length === 0 ? undefined : { errors: told, successes: said };
}

/** What a code without an example and the message beside it say when all went well; nothing where there is no such code. */
function wentWell(listed: readonly MemberPlan[]): Telling["successes"] {
  const isShown = ({ node }: MemberPlan): boolean => ownExamples(node).length > 0;
  const told = listed.flatMap((plan) => {
    const name = nameOf(plan.name);
    const values = /^(err|ret)/.test(name) ? [0] : [200, 0];
    const value = codes.test(name) && !isShown(plan) ? values.find((one) => plan.node.admits(one)) : undefined;
    return value === undefined || plan.node.admits("success") ? [] : [{ plan, value }];
  });
  const beside = listed.filter((plan) => /^(message|msg)$/.test(nameOf(plan.name)) && !isShown(plan));
  const words = beside.filter(({ node }) => node.admits("success")).map((plan) => ({ plan, value: "success" }));
  return told.length === 0 ? [] : [...told, ...words];
}

/** What the example of a code says, where that is what codes are when all went well. */
function successShown(plan: MemberPlan): Telling["successes"] {
  return shownBy(plan).filter(({ value }) =>
    /^("?0+"?|"?20\d"?|"(ok|success|succeeded)")$/i.test(JSON.stringify(value)),
  );
}

function shownBy(plan: MemberPlan): Telling["successes"] {
  const [value] = ownExamples(plan.node);
  return value === undefined ? [] : [{ plan, value }];
}

function nameOf(name: string): string {
  return wordsOf(name).join(" ");
}

/** Left out where it may be, else null or empty; what has to be there with something in it stays. */
function withoutError(object: JsonObject, plan: MemberPlan, node: Node): JsonObject {
  const less = withoutMember(object, plan, node);
  if (less !== undefined) return less;
  if (plan.isNullable) return { ...object, [plan.name]: null };
  const empty = [[], ""].find((value) => plan.node.admits(value));
  return empty === undefined ? object : { ...object, [plan.name]: empty };
}

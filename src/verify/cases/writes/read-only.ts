import type { Json } from "../../../generate/json.ts";
import { resolvedBody } from "../../../wire/sent/resolved-body.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import type { Script } from "../case.ts";
import { facetsAt, isSchema } from "../values/schema-neighbours.ts";
import { lastingly } from "../lastingly.ts";
import { isDoneAt, isSame, rowShown } from "./certain-writes.ts";
import { another, type Changing, changedBody, jsonContent } from "./changed-body.ts";
import { aboutRow, type Siblings } from "./created-row.ts";
import type { Life } from "./life.ts";
import { placeOf } from "./life-steps.ts";

/** Whoever changes such a member may not find the row again, or not be let in to remove it. */
const ofOwners = [
  /(?:^|[^a-z])(?:id|guid|uuid|key)$/i,
  /[a-z\d](?:Id|ID|Guid|Uuid|Key)$/,
  /(?:owner|account|tenant|organi[sz]ation|user|group|project|workspace)(?:id|key)?$/i,
];

/** The members that may only be read of the body by which rows are changed. */
export function readOnlyIn(siblings: Siblings): readonly string[] {
  const { operation, answer } = changingIn(siblings) ?? {};
  const [, content] = (operation && jsonContent(operation)) ?? [];
  return facetsAt(content && resolvedBody(content), answer?.body ?? []).flatMap(({ properties }) =>
    Object.entries(isSchema(properties) ? properties : {}).flatMap(([name, schema]) =>
      isSchema(schema) && schema["readOnly"] === true && !isOfOwners(name) ? [name] : [],
    ),
  );
}

function isOfOwners(name: string): boolean {
  return ofOwners.some((form) => form.test(name));
}

function changingIn({ merge, replace, item }: Siblings): Changing | undefined {
  const operation = merge ?? replace;
  return operation?.answer.kind === "write" && item !== undefined ? { operation, answer: operation.answer } : undefined;
}

/**
 * A member that may only be read stays as it is, though another value is sent for it (JSON Schema 2020-12, section 9.4).
 * @returns the row as it is shown afterwards; undefined: nothing was changed
 */
export function* sendReadOnly(life: Life, last: Reply | undefined): Script<Reply | undefined> {
  const { ground, siblings, question, created, sent, judge } = life;
  const before = last && rowShown(last);
  const name = readOnlyIn(siblings).find((one) => otherThan(before?.[one]) !== undefined);
  const changing = changingIn(siblings);
  const value = name === undefined ? undefined : otherThan(before?.[name]);
  if (!changing || !siblings.item || name === undefined || value === undefined) return undefined;
  const changed = changedBody(changing, sent, ground, { [name]: value });
  if (changed === undefined) return undefined;
  const asked = aboutRow(ground, changing.operation, question, created.key);
  const reply = yield { ...asked, body: changed.body, isWrong: true };
  if (!isSuccess(reply)) {
    const { status } = reply.response;
    if ([400, 403, 409, 422].includes(status)) judge.that("writes/read-only", reply, undefined);
    else judge.skip("writes/read-only", `it is answered with ${status}`, "look at it by hand");
    return undefined;
  }
  const after = yield aboutRow(ground, siblings.item, question, created.key);
  const deviation = yield* lastingly(life.isDirect && isDoneAt(reply), after, (one) => {
    const expected = `${JSON.stringify(before?.[name])}, as before: it may only be read`;
    const found = rowShown(one)?.[name];
    if (!isSame(found, value)) return undefined;
    return { place: placeOf(one, name), expected, found: JSON.stringify(found), isCertain: true };
  });
  judge.that("writes/read-only", after, deviation);
  return after;
}

/** Another value that the host will not come to by itself: versions and views count up, times of changes move on. */
function otherThan(value: Json | undefined): Json | undefined {
  if (typeof value === "number") return value + farAway === value ? undefined : value + farAway;
  if (typeof value !== "string") return another(value);
  const at = value.search(/[1-9]/);
  const digit = value[at] === "1" ? "2" : "1";
  return another(value) ?? (at < 0 ? undefined : value.slice(0, at) + digit + value.slice(at + 1));
}

const farAway = 4321;

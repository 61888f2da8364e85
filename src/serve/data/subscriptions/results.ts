import type { Slot } from "../../../contract/model/type.ts";
import type { ObjectValue, Value } from "../../../contract/model/value.ts";
import { chance, hex, pick } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import { utcText } from "../../../contract/model/scalar/instant.ts";
import { guidOf } from "../../../generate/text/guid.ts";
import { hostileTexts } from "../../../generate/text/pools/hostile-texts.ts";
import { enumLookup } from "../../../contract/model/scalar/enum-lookup.ts";
import { placeAt } from "../../../contract/model/property.ts";
import type { SubscriptionDeclaration, ResultPart } from "./declaration.ts";
import type { Life } from "./life.ts";
import type { SubscriptionStory } from "./story.ts";

/** Codes with one name each in .NET, and what servers say with them (RFC 9110). */
const reasons: ReadonlyMap<number, readonly [string, string]> = new Map([
  [200, ["OK", "OK"]],
  [201, ["Created", "Created"]],
  [202, ["Accepted", "Accepted"]],
  [204, ["NoContent", "No Content"]],
  [400, ["BadRequest", "Bad Request"]],
  [401, ["Unauthorized", "Unauthorized"]],
  [403, ["Forbidden", "Forbidden"]],
  [404, ["NotFound", "Not Found"]],
  [410, ["Gone", "Gone"]],
  [500, ["InternalServerError", "Internal Server Error"]],
  [502, ["BadGateway", "Bad Gateway"]],
  [503, ["ServiceUnavailable", "Service Unavailable"]],
  [504, ["GatewayTimeout", "Gateway Timeout"]],
]);

const errors = [500, 500, 503, 503, 503, 502, 504];
const refusals = [404, 410, 401, 403, 400];

/** One result per event, the newest first; never more than the declaration lets show. */
export function resultsOf(
  life: Life,
  story: SubscriptionStory,
  declaration: SubscriptionDeclaration,
  key: Key,
  id: Value,
): readonly ObjectValue[] {
  const item = life.resultSlot;
  const results: ObjectValue[] = [];
  for (let number = life.count - 1; number >= 0 && results.length < declaration.mostResults; number--) {
    const time = life.timeOf(number);
    const code = codeOf(number, time, life, story, key);
    const [, reason] = reasons.get(code) ?? ["", ""];
    const given: Readonly<Record<ResultPart, Value>> = {
      id: guidOf(hex(child(key, "result"), 16, number)),
      event: guidOf(hex(child(key, "delivered"), 16, number)),
      subscription: id,
      time: utcText(time),
      code: codeValue(item, declaration.result.get("code"), code),
      text: textOf(reason, story, key, number),
    };
    results.push(Object.fromEntries([...declaration.result].map(([part, member]) => [member, given[part]])));
  }
  return results;
}

function codeOf(number: number, time: number, life: Life, story: SubscriptionStory, key: Key): number {
  if (number === life.refusedAt) return pick(child(key, "refusal"), refusals);
  if (story.failing === true && time >= life.tuesday) return pick(child(key, "failing"), [503, 500, 504]);
  if (chance(child(key, "error"), story.errors, number)) return pick(child(key, "error code"), errors, number);
  return pick(child(key, "good"), [200, 200, 200, 202, 204]);
}

/** As the property holds it: an enum's member, a number, or the name. */
function codeValue(item: Slot | undefined, member: string | undefined, code: number): Value {
  const type = item === undefined || member === undefined ? undefined : placeAt(item.type, member)?.slot.type;
  if (type?.kind === "integer") return code;
  if (type?.kind === "enum") return enumLookup(type).canonicalOf(BigInt(code));
  return reasons.get(code)?.[0] ?? String(code);
}

function textOf(reason: string, { texts }: SubscriptionStory, key: Key, number: number): string {
  if (texts === "hostile") return pick(child(key, "text"), hostileTexts, number);
  return texts === "maximal" ? `${reason} ${"x".repeat(400)}` : reason;
}

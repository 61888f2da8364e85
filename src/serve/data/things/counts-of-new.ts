import { plainName } from "../../../contract/model/plain-name.ts";
import { isJsonList, type JsonObject } from "../../../generate/json.ts";
import type { Member } from "./times-of-writes.ts";

/** Numbers of what others do with a row, or what is put below it: `comments_count`, `viewCount`, `numberOfReplies`. */
const counts = /^(?:(?:num|numberof)(\w{3,})|(\w{3,}?)s?count)$/;

/** How many things of a name belong to a row that is made: those that are sent with it, else none. Undefined: the member counts none. */
export function countOfNew([name, schema, view]: Member, sent: JsonObject): number | undefined {
  const kind = view.kind(schema);
  const [, behind, before] = counts.exec(plainName(name)) ?? [];
  const thing = behind ?? before;
  if (thing === undefined || (kind !== "integer" && kind !== "number")) return undefined;
  const listed = Object.entries(sent).find(([one]) => [thing, `${thing}s`].includes(plainName(one)))?.[1];
  return listed !== undefined && isJsonList(listed) ? listed.length : 0;
}

import type { RequestContent } from "../../contract/model/request-body.ts";
import type { Json } from "../../generate/json.ts";

/**
 * A body that was made, without the members that are only read: where they are required, that is meant for answers (OpenAPI 3.0,
 * Schema Object, `readOnly`). One that its schema refuses then stays as it is.
 */
export function withoutRead(body: Json, content: RequestContent): Json {
  const sent = content.oneWay(body) as Json; // nothing but members of JSON's objects is taken away
  return content.violations(sent).length === 0 ? sent : body;
}

import { headerOf } from "../exchange/wire.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Deviation } from "../verdict/deviation.ts";
import type { Script } from "./case.ts";

/** After so many milliseconds something is asked again that is not as it should be: copies and indexes need a moment. */
const pauses = [200, 1500];

/**
 * What an answer deviates in; it is certain only if it is so each time, of what was done for sure (to the very row that was made),
 * and no answer comes from a cache (RFC 9111 section 5.1).
 */
export function* lastingly(
  isDone: boolean,
  reply: Reply,
  judge: (reply: Reply) => Deviation | undefined,
): Script<Deviation | undefined> {
  const deviation = judge(reply);
  if (deviation?.isCertain !== true) return deviation;
  const { place, expected, found } = deviation;
  if (!isDone || isCached(reply)) return { place, expected, found };
  for (const pause of pauses) {
    const again = yield { ...reply.question, pause };
    if (judge(again)?.isCertain !== true || isCached(again)) return { place, expected, found };
  }
  return deviation;
}

function isCached({ response }: Reply): boolean {
  return headerOf(response, "age") !== undefined;
}

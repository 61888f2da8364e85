import type { Json } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { kind, numbers } from "../schema/kinds.ts";
import type { Share } from "../schema/told-words.ts";
import { wordsOf } from "../text/words-of.ts";
import { ownExamples } from "./given.ts";
import type { Spot } from "./spot.ts";

const shares = /(?:rate|percent|percentage|pct)$/i;
/** What has a rate that is no part of anything. */
const others =
  /^(?:exchange|conversion|currency|fx|hourly|daily|weekly|monthly|nightly|day|hour|room|pay|rental|base|shipping|postage|frame|bit|sample|sampling|heart|pulse|refresh|baud|data|clock|transfer|bandwidth|flow|limit|max|min)$/;

/** The spot of a number that is a part of a whole, called what it is: of one, or of a hundred. */
export function asPart(node: Node, spot: Spot): Spot {
  if ((node.kinds & numbers) === 0 || !shares.test(spot.name)) return spot;
  const share = shareOf(node, spot);
  return share === undefined ? spot : { ...spot, name: share };
}

function shareOf(node: Node, { name, examples }: Spot): Exclude<Share, "no part"> | undefined {
  if (node.numbers.most !== undefined) return undefined;
  const told = node.shapes.find(({ share }) => share !== undefined)?.share;
  if (told !== undefined) return told === "no part" ? undefined : told;
  const [last = "", before = ""] = wordsOf(name).toReversed();
  if (last !== "rate") return /^(?:percent|percentage|pct)$/.test(last) ? "percentage" : undefined;
  if (before === "" || others.test(before)) return undefined;
  const shown = [...ownExamples(node), ...examples];
  const isOfHundred =
    (node.kinds & kind.fraction) === 0 || shown.some((one: Json) => typeof one === "number" && one > 1);
  return isOfHundred ? "percentage" : "ratio";
}

import { meaningOf } from "../text/meaning-of.ts";
import { textByName } from "../text/text-by-name.ts";
import { likeText } from "./like-example.ts";
import type { Spot } from "./spot.ts";

/**
 * A text that its name tells how to make, in the spelling of an example: the code of a country where that is one, an address
 * that is none of the web (`postgres://…`, `spotify:track:…`, `docs-9ja38.example.com`) where that is such; undefined: as by name.
 */
export function spelledAs(example: string, spot: Spot): string | undefined {
  const meaning = meaningOf(spot.name);
  if (meaning === "country" && /^[A-Z]{2,3}$/.test(example))
    return textByName(example.length === 2 ? "country code" : "country alpha", spot);
  if (meaning === "person" && /^[\w.-]+\/[\w.-]+$/.test(example))
    return `${textByName("user name", spot)}/${textByName("slug", spot)}`;
  if (meaning !== "url" || /^https?:|\s/i.test(example)) return undefined;
  // What has digits tells one from another, the rest of an address says what it leads to.
  return example.replaceAll(/[A-Za-z\d]+/g, (part, place: number) =>
    /\d[A-Za-z\d]{3}|[A-Za-z\d]{3}\d/.test(part) ? likeText(part, spot, place) : part,
  );
}

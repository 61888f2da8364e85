import type { Things } from "../../../contract/model/contract.ts";
import type { Cell } from "../../../generate/cell.ts";
import { type KnownObject, options } from "../../../generate/make/known.ts";
import { pick } from "../../../random/draw.ts";
import { child } from "../../../random/key.ts";
import type { Thing } from "./thing.ts";

/** Words that filters ask for: each is some rows', and the first row has what the document shows. */
export function knownWords(
  { words }: Things,
  { place, shows }: Pick<Thing, "place" | "shows">,
  cellAt: (place: string) => Cell,
): KnownObject {
  const known = [...words].map(([property, all]) => {
    const { key } = cellAt(`${place}/${property}`);
    return [property, options(shows === "examples" ? all.slice(0, 1) : [pick(child(key, "word"), all)])] as const;
  });
  return Object.fromEntries(known);
}

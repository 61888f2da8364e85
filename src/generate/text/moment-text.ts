import { utcText } from "../../contract/model/scalar/instant.ts";
import { fraction } from "../../random/draw.ts";
import type { Cell } from "../cell.ts";

const day = 86_400_000;

/** A whole second of the sixty days before the anchor, as RFC 3339 writes it in UTC. */
export function momentText({ key, at, anchor }: Cell): string {
  const seconds = Math.floor((anchor - fraction(key, ...at) * 60 * day) / 1000);
  return utcText(seconds * 1000);
}

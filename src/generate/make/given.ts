import { chance, pick } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import { fakerMade } from "../faker/faker-made.ts";
import { type Json, jsonOf } from "../json.ts";
import type { Node } from "../plan/node.ts";
import type { Spot } from "./spot.ts";

/** A value that the schema itself gives: one that it lists, one of a faker method that it names, one that it shows. */
export function givenValue(node: Node, spot: Spot): Json | undefined {
  return listedValue(node, spot) ?? fakerValue(node, spot) ?? shownValue(node, spot);
}

/** One of the values that `enum` or `const` lists; null only where nothing else is. */
export function listedValue(node: Node, { key, at }: Spot): Json | undefined {
  const values = node.once("values without null", () => {
    const some = node.values?.filter((value) => value !== null) ?? [];
    return some.length > 0 ? some : (node.values ?? []);
  });
  return values.length === 0 ? undefined : pick(key, values, ...at);
}

/** A method that faker has not, or whose value does not fit, is as if it were not named: `serve` tells of it at the start. */
function fakerValue(node: Node, spot: Spot): Json | undefined {
  const method = node.once("faker", () => node.shapes.find(({ faker }) => faker !== undefined)?.faker);
  if (method === undefined) return undefined;
  try {
    const made = jsonOf(fakerMade(method, spot));
    return made !== undefined && node.admits(made) ? made : undefined;
  } catch {
    return undefined;
  }
}

/** So many of all values are the examples of the schema; the others are varied. */
const share = 0.5;

function shownValue(node: Node, spot: Spot): Json | undefined {
  const { key, at } = spot;
  const own = node.once("examples", () =>
    node.shapes.flatMap(({ examples = [], default: usual }) => (usual === undefined ? examples : [...examples, usual])),
  );
  const shown = [...own, ...spot.examples].filter((value) => value !== null && typeof value !== "object" && node.admits(value));
  if (shown.length === 0 || !chance(child(key, "example"), share, ...at)) return undefined;
  return pick(child(key, "which example"), shown, ...at);
}

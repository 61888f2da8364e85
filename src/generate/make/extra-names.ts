import { pick } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import { isJsonObject } from "../json.ts";
import { type Language, languageOf } from "../pattern/language.ts";
import type { Node } from "../plan/node.ts";
import { kind } from "../schema/kinds.ts";
import { poolOf } from "../text/pools/pools.ts";
import { isKnownMember, knownNames } from "./known.ts";
import type { Maker } from "./maker.ts";
import type { Spot } from "./spot.ts";

/** So many names are tried, for each that is needed at most some hundred. */
const mostTries = 400;

/** Whether a map holds links: each leads where its name says. */
export function isOfLinks(node: Node, name: string): boolean {
  return /^_?links$/i.test(name) && node.once("links", () => node.member("self").members.listed.includes("href"));
}

/** Names for members that no schema lists: those that are known, those of examples, those that schemas of names or patterns describe, words. */
export function* extraNames(node: Node, spot: Spot, maker: Maker): Generator<string> {
  for (const name of knownNames(spot.known))
    if (isKnownMember(spot.known, name, (value) => node.member(name).admits(value)) === true) yield name;
  if (isOfLinks(node, spot.name)) yield "self";
  for (const example of spot.examples) if (isJsonObject(example)) yield* Object.keys(example);
  const ofNames = nodeOfNames(node, maker);
  const patterns = languages(node);
  const words = poolOf(spot.locale).words;
  for (let count = 0; count < mostTries + node.counts.members.least; count++) {
    const key = child(spot.key, `name ${count}`);
    if (ofNames !== undefined) {
      const name = maker.vary(ofNames, { ...spot, key, name: "key", examples: [] });
      if (typeof name === "string") yield name;
    }
    const language = patterns[count % (patterns.length + (count < 20 ? 0 : 1))];
    if (language !== undefined) yield language.text(key);
    else if (count % 4 < 3) yield pick(key, words, ...spot.at);
    else yield `${pick(key, words, ...spot.at)}${count}`;
  }
}

function nodeOfNames(node: Node, { planner }: Maker): Node | undefined {
  const { names } = node.members;
  return names.length === 0 ? undefined : planner.node([...names, planner.ofKind(kind.string)]);
}

/** Texts that match `patternProperties`, of each alone. */
function languages(node: Node): readonly Language[] {
  return node.once("name languages", () =>
    node.members.patterns.flatMap((pattern) => {
      const possible = node.shapes.some(({ patternProperties = [] }) =>
        patternProperties.some(([own, shape]) => own === pattern && shape.never !== true),
      );
      const language = possible ? languageOf({ patterns: [pattern], avoid: [], least: 0, most: Infinity }) : undefined;
      return language ?? [];
    }),
  );
}

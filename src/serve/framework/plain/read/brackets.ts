import { ReadError } from "../../../../wire/format.ts";
import { decoded, type QueryPair } from "../path.ts";
import type { TextTree } from "./text-tree.ts";

/** A tree while pairs are put in. */
interface Growing {
  readonly texts: string[];
  readonly members: Map<string, Growing>;
}

/** Nobody nests names deeper, and each level costs stack. */
const deepest = 100;

/**
 * What the pairs `name[a]=1`, `name[b][c]=2`, `name[]=3` say together (style `deepObject`, and what forms have always done
 * beyond it); undefined: there are none.
 * @throws {ReadError} where names are nested too deep
 */
export function bracketTree(pairs: readonly QueryPair[], name: string): TextTree | undefined {
  const own = pairs.filter((pair) => pair.name.startsWith(`${name}[`));
  if (own.length === 0) return undefined;
  const root: Growing = { texts: [], members: new Map() };
  for (const pair of own) {
    // Behind the last bracket nothing matches, however often it is tried.
    const bracketed = pair.name.slice(name.length, pair.name.lastIndexOf("]") + 1);
    const keys: string[] = [];
    for (const [, key = ""] of bracketed.matchAll(/\[([^\]]*)\]/g)) {
      keys.push(key);
      if (keys.length > deepest) throw new ReadError(`is nested more than ${deepest} levels deep`, `/${name}`);
    }
    let at = root;
    for (const key of keys) {
      const next = at.members.get(key) ?? { texts: [], members: new Map<string, Growing>() };
      at.members.set(key, next);
      at = next;
    }
    at.texts.push(decoded(pair.raw));
  }
  return grown(root);
}

function grown({ texts, members }: Growing): TextTree {
  if (members.size === 0) return texts.length === 1 ? (texts[0] ?? "") : texts;
  const [[key, only] = ["", undefined]] = members;
  if (members.size === 1 && key === "" && only !== undefined) {
    const items = grown(only);
    return only.members.size === 0 ? only.texts : [items];
  }
  return { members: new Map([...members].map(([name, inner]) => [name, grown(inner)])) };
}

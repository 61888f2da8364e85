import type { Spelling } from "../../../../contract/model/contract.ts";
import type { Type } from "../../../../contract/model/type.ts";
import { decoded, type QueryPair } from "../path.ts";
import { bracketTree } from "./brackets.ts";
import { styledTree } from "./styled-text.ts";
import { makeups, type TextTree } from "./text-tree.ts";

/** Members of objects whose pairs bear the members' names, and nothing of the object's own. */
export function memberNames(type: Type): ReadonlySet<string> {
  if (type.kind === "union") return new Set(type.choices.flatMap((choice) => [...memberNames(choice)]));
  return new Set(type.kind === "object" ? type.all.map(({ key }) => key) : []);
}

/**
 * Everything that pairs of a query, a form or a cookie may say of one name, by its style; the first that fits counts.
 * Undefined: nothing was sent of it.
 * @param others names of parameters: a member of that name is theirs; where an object has no names of its own, all the rest are
 *   its members
 */
export function pairTrees(
  pairs: readonly QueryPair[],
  name: string,
  spelling: Spelling,
  type: Type,
  others: ReadonlySet<string> = new Set(),
): readonly TextTree[] | undefined {
  const made = makeups(type);
  const own = pairs.filter((pair) => pair.name === name).map(({ raw }) => raw);
  const brackets = made.has("list") || made.has("object") || type.kind === "any" ? bracketTree(pairs, name) : undefined;
  const exploded = spelling.explode && spelling.style !== "deepObject";
  const members = made.has("object") && exploded && own.length === 0 ? explodedObject(pairs, type, others) : undefined;
  const numbered = type.kind === "string" && own.length === 0 ? textInParts(pairs, name, others) : undefined;
  if (own.length === 0 && brackets === undefined && members === undefined)
    return numbered === undefined ? undefined : [numbered];
  const found: (TextTree | undefined)[] = [brackets, members];
  if (own.length > 0) {
    const [first = ""] = own;
    if (made.has("list"))
      found.push(exploded || own.length > 1 ? own.map(decoded) : one(first, name, spelling, "list"));
    if (made.has("object")) found.push(one(first, name, { ...spelling, explode: false }, "object"));
    // A list without items that is written all the same.
    if (made.has("list") && own.every((raw) => raw === "")) found.push([]);
    if (made.has("text")) found.push(own.length === 1 ? decoded(first) : own.map(decoded));
  }
  return found.filter((tree) => tree !== undefined);
}

/** A text that clients send in parts, as they send lists (`sort[0]=floor&sort[1]=title`): with commas. */
function textInParts(pairs: readonly QueryPair[], name: string, others: ReadonlySet<string>): string | undefined {
  const parts = pairs.filter((pair) => pair.name.startsWith(`${name}[`) && /\[\d*\]$/.test(pair.name));
  const own = parts.filter((pair) => pair.name.lastIndexOf("[") === name.length && !others.has(pair.name));
  return own.length === 0 ? undefined : own.map(({ raw }) => decoded(raw)).join(",");
}

function one(raw: string, name: string, spelling: Spelling, makeup: "list" | "object"): TextTree | undefined {
  return styledTree(raw, name, spelling, makeup, decoded);
}

function explodedObject(pairs: readonly QueryPair[], type: Type, others: ReadonlySet<string>): TextTree | undefined {
  const known = memberNames(type);
  const isOpen = known.size === 0;
  const own = pairs.filter(({ name }) => (isOpen || known.has(name)) && !others.has(name));
  return own.length === 0 ? undefined : { members: new Map(own.map(({ name, raw }) => [name, decoded(raw)])) };
}

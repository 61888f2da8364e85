import { matcherOf, Undecided } from "../../pattern/matcher.ts";
import type { Entity } from "../../contract/model/contract.ts";
import { rolesOf } from "../../contract/model/roles.ts";
import { isObjectValue } from "../../contract/model/value.ts";
import { didYouMean } from "../../source/nearest.ts";
import { pointerOf } from "../../source/pointer.ts";
import type { ApiPlace } from "./api-place.ts";
import type { ApiPart, EntityPart, NamedPart } from "./scenario-shape.ts";

/** Roles of identities have to be among those that the API knows: another would change nothing, and nobody would notice. */
export function checkRoles({ identities = {} }: ApiPart, place: ApiPlace): void {
  if (place.general) return;
  const known = rolesOf(place.contract);
  for (const [name, { roles = [] }] of Object.entries(identities)) {
    for (const [index, role] of (roles === "all" ? [] : roles).entries())
      if (!known.includes(role)) {
        const offer = known.length === 0 ? "it asks for none" : `it asks for ${known.join(", ")}`;
        const cure = didYouMean(role, known) ?? `remove it; ${offer}`;
        tell(place, ["identities", name, "roles", index], `${place.contract.name} has no role "${role}"`, cure);
      }
  }
}

/** What is named has to be well-formed, and is named once. @param place of the entity */
export function checkNamed({ named = [], absent = [] }: EntityPart, entity: Entity, place: ApiPlace): void {
  const seen = new Map<string, string>();
  for (const [index, one] of named.entries()) {
    const at = ["named", index] as const;
    for (const { keys, text, pattern } of patternsOf(one, entity)) {
      const found = mismatch(text, pattern);
      if (found !== undefined) tell(place, [...at, ...keys], ...found);
    }
    const id = one.id ?? JSON.stringify(Object.entries(one.by ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    once(id, one.id === undefined ? at : [...at, "id"], seen, place);
  }
  for (const [index, id] of absent.entries()) once(id, ["absent", index], seen, place);
}

/** Why a text is not as a pattern wants it, and what to do; undefined: it is. */
function mismatch(text: string, pattern: string): readonly [found: string, cure: string] | undefined {
  try {
    return matcherOf(pattern).test(text) ? undefined : [`"${text}" does not match ${pattern}`, "write one that does"];
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return [error.message, "write the pattern in the contract so that it can be tried in one way only"];
  }
}

function once(id: string, keys: readonly (string | number)[], seen: Map<string, string>, place: ApiPlace): void {
  const before = seen.get(id);
  if (before === undefined) seen.set(id, pointerOf(keys.slice(0, 2)).slice(1));
  else tell(place, keys, `${id.startsWith("[") ? "this" : `"${id}"`} is named already, as ${before}`, "name it once");
}

interface Written {
  readonly keys: readonly string[];
  readonly text: string;
  readonly pattern: string;
}

/** What names something, with the patterns that the contract declares for it (`pattern`, `owner` of its `data`). */
function patternsOf({ id, by = {} }: NamedPart, { data }: Entity): readonly Written[] {
  const pattern = data?.["pattern"];
  const owner = data?.["owner"];
  const own = id === undefined || typeof pattern !== "string" ? [] : [{ keys: ["id"], text: id, pattern }];
  const keys = Object.entries(by).flatMap(([path, text]) => {
    const wanted = isObjectValue(owner) && Object.hasOwn(owner, path) ? owner[path] : undefined;
    return typeof wanted === "string" ? [{ keys: ["by", path], text, pattern: wanted }] : [];
  });
  return [...own, ...keys];
}

function tell(
  { source, pointer, problems }: ApiPlace,
  keys: readonly (string | number)[],
  found: string,
  cure: string,
): void {
  problems.addAt(source, pointerOf(keys, pointer), found, cure);
}

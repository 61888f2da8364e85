/** An object of a parsed document that is rewritten in place, so that pointers to what stands in it go on leading there. */
export type Draft = Record<string, unknown>;

/** The object that a value is; undefined for lists and everything else. */
export function draftOf(value: unknown): Draft | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Draft) : undefined;
}

/** Gives an object a member, whatever it is called. */
export function putMember(draft: Draft, key: string, value: unknown): void {
  Object.defineProperty(draft, key, { value, enumerable: true, writable: true, configurable: true });
}

/** Takes a member away. */
export function dropMember(draft: Draft, key: string): void {
  Reflect.deleteProperty(draft, key);
}

/** Gives a member another name, in the same place among the others; one that has that name already stays as it is. */
export function renameMember(draft: Draft, from: string, to: string): void {
  const isTaken = Object.hasOwn(draft, to);
  const entries = Object.entries(draft);
  for (const [key] of entries) dropMember(draft, key);
  for (const [key, value] of entries) {
    if (key !== from) putMember(draft, key, value);
    else if (!isTaken) putMember(draft, to, value);
  }
}

/**
 * Puts what `<<` names beside what is there, in place. YAML 1.2 has no such key; many documents are written for parsers that
 * know the merge keys of YAML 1.1 (yaml.org/type/merge.html): what is there already wins, then the first of several.
 */
export function mergeKeys(draft: Draft): void {
  if (!Object.hasOwn(draft, "<<")) return;
  const merged: unknown = draft["<<"];
  const sources = (Array.isArray(merged) ? merged : [merged]).map(draftOf);
  if (sources.includes(undefined)) return;
  dropMember(draft, "<<");
  for (const source of sources) {
    if (source === undefined || source === draft) continue;
    mergeKeys(source);
    for (const [key, value] of Object.entries(source)) if (!Object.hasOwn(draft, key)) putMember(draft, key, value);
  }
}

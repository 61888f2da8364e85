import { canonical } from "../../document/canonical.ts";
import type { namesOf } from "../../document/page/shape.ts";
import type { Weighed, WeighedMember } from "../../weigh/weighed.ts";
import { answersOf } from "./evidence.ts";
import type { HostFacts } from "./host-facts.ts";

/** Names that samples show, by what is left of them in every language: the only place where the host itself writes them. */
export function shownNames({ operations }: Weighed): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const visit = (shape: Parameters<typeof namesOf>[0], depth: number): void => {
    if (shape === undefined || depth > 10) return;
    if (shape.is === "list") return visit(shape.of, depth + 1);
    if (shape.is !== "object") return;
    for (const [name, member] of shape.members) {
      names.set(canonical(name), name);
      visit(member, depth + 1);
    }
  };
  for (const operation of operations)
    for (const { shape, format } of answersOf(operation)) if (format !== "xml") visit(shape, 0);
  return names;
}

/** Names that XML samples show: those of the code behind. */
export function shownCodeNames({ operations }: Weighed): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const operation of operations)
    for (const { text, format } of answersOf(operation)) {
      if (format !== "xml") continue;
      for (const [, name = ""] of text.matchAll(/<(?:\w+:)?([A-Za-z_]\w*)/g)) names.set(canonical(name), name);
    }
  return names;
}

/** The name in the code behind: as a document has it, else made of what another language wrote. */
export function codeNameOf(
  { name, spelled, spelledBy, wireName, key }: WeighedMember,
  shown: ReadonlyMap<string, string>,
): string {
  if (name !== undefined) return name.value;
  const seen = shown.get(key);
  if (seen !== undefined) return seen;
  const snaky = spelledBy === "python" || spelledBy === "ruby" || spelledBy === "rust" || spelledBy === "zig";
  const from = snaky && spelled.includes("_") ? spelled : (wireName?.value ?? spelled);
  const words = snaky ? from.split("_").filter((word) => word !== "") : [from];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** An alias that no host re-cases: `[DataMember(Name)]`. */
export function aliasOf(member: WeighedMember): string | undefined {
  return member.attributes.find(({ name }) => name === "DataMember")?.args.get("Name");
}

/** The name on the JSON wire: shown by a sample or a script, else the code's name in the host's casing. */
export function wireNameOf(
  member: WeighedMember,
  codeName: string,
  { casing }: HostFacts,
  shown: ReadonlyMap<string, string>,
): string {
  const alias = aliasOf(member);
  if (alias !== undefined) return alias;
  const seen = shown.get(member.key);
  if (seen !== undefined && canonical(seen) === canonical(codeName)) return seen;
  return casing === "pascal" ? codeName : camelCase(codeName);
}

/** `URLPath` → `urlPath`, `ID` → `id`: capitals at the front are taken together, up to the one that begins a word. */
export function camelCase(name: string): string {
  let end = 0;
  while (end < name.length && /\p{Lu}/u.test(name[end] ?? "")) end++;
  if (end === 0) return name;
  if (end === name.length) return name.toLowerCase();
  const head = end === 1 ? 1 : end - 1;
  return name.slice(0, head).toLowerCase() + name.slice(head);
}

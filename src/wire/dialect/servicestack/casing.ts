import type { Member } from "../../../contract/model/type.ts";
import type { Spelling } from "./spelling.ts";

/** How a member is named in JSON and JSV. A fixed name ([DataMember(Name)] in .NET) is never re-cased. */
export function wireName(member: Member, casing: Spelling["casing"]): string {
  if (member.verbatim || casing === "pascal") return member.name;
  return casing === "camel" ? camelCase(member.name) : snakeCase(member.name);
}

/**
 * Lowers the leading capitals, but not one before a small letter or a digit (unless it is the first): `URLPath` becomes `urlPath`, `ID` `id`.
 * ASCII only.
 */
export function camelCase(name: string): string {
  const run = /^[A-Z]+/.exec(name)?.[0].length ?? 0;
  const lowered = run === name.length || run <= 1 ? run : run - 1;
  return name.slice(0, lowered).toLowerCase() + name.slice(lowered);
}

/** `URLPath` becomes `url_path`. */
export function snakeCase(name: string): string {
  return camelCase(name).replace(/[^a-z0-9_]/g, (letter) => `_${letter.toLowerCase()}`);
}

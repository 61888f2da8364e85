import { camelCase } from "../../../contract/model/casing.ts";
import type { Member } from "../../../contract/model/type.ts";
import type { Spelling } from "./spelling.ts";

/** How a member is named in JSON and JSV. A fixed name ([DataMember(Name)] in .NET) is never re-cased. */
export function wireName(member: Member, casing: Spelling["casing"]): string {
  if (member.verbatim || casing === "pascal") return member.name;
  return casing === "camel" ? camelCase(member.name) : snakeCase(member.name);
}

/** `URLPath` becomes `url_path`. */
export function snakeCase(name: string): string {
  return camelCase(name).replace(/[^a-z0-9_]/g, (letter) => `_${letter.toLowerCase()}`);
}

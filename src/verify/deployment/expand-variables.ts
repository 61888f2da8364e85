import type { Problem } from "../../problem.ts";

/**
 * Replaces `${NAME}` in every text of a parsed file by the environment variable of that name.
 * @returns the file with everything replaced, and a problem for each variable that is not set, or is empty
 */
export function expandVariables(
  content: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  file: string,
): { readonly content: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const expand = (value: unknown, place: string): unknown => {
    if (typeof value === "string") return expandText(value, place);
    if (Array.isArray(value)) return value.map((item, index) => expand(item, `${place}/${index}`));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, expand(member, `${place}/${key}`)]));
  };
  const expandText = (text: string, place: string): string =>
    text.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (whole, name: string) => {
      const value = environment[name];
      // An empty one is what a missing secret of a pipeline looks like; a text that shall be empty is written so.
      if (value !== undefined && value !== "") return value;
      const found = `the environment variable "${name}" is ${value === undefined ? "not set" : "set, but empty"}`;
      problems.push({ file, place, found, cure: `set it: ${name}=… standin verify --target ${file}` });
      return whole;
    });
  return { content: expand(content, ""), problems };
}

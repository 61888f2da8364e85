import { Digits } from "../../source/digits.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Problems } from "../../source/problems.ts";
import type { Source } from "../../source/source.ts";

/**
 * Replaces `${NAME}` in every text of a file by the environment variable of that name. A variable that is not set, or is
 * empty, is a problem; so are braces that hold no name: they would be sent as they are.
 * @returns the file's content with everything replaced; of an empty file, an object without members
 */
export function expandVariables(
  source: Source,
  environment: Readonly<Record<string, string | undefined>>,
  problems: Problems,
): unknown {
  const expand = (value: unknown, place: string): unknown => {
    if (typeof value === "string") return expandText(value, place);
    if (typeof value === "number" && isParameter(place)) return asWritten(source.exact(place));
    if (Array.isArray(value)) return value.map((item, index) => expand(item, pointerTo(place, index)));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, expand(member, pointerTo(place, key))]),
    );
  };
  const expandText = (text: string, place: string): string =>
    text.replace(/\$\{([^{}]*)\}/g, (whole, name: string) => {
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
        // The text may be a secret that somebody has put into the braces.
        const cure = "write ${NAME}: letters, digits and _, not beginning with a digit";
        problems.addAt(source, place, "what stands in the braces of ${…} is no name of an environment variable", cure);
        return whole;
      }
      const value = environment[name];
      // An empty one is what a missing secret of a pipeline looks like; a text that shall be empty is written so.
      if (value !== undefined && value !== "") return value;
      const found = `the environment variable "${name}" is ${value === undefined ? "not set" : "set, but empty"}`;
      problems.addAt(source, place, found, `set it: ${name}=… standin verify --target ${source.file}`);
      return whole;
    });
  return expand(source.root ?? {}, "");
}

/** What a request will carry is sent as it was written: `0012345678` keeps its zeros. */
function asWritten(value: unknown): unknown {
  return value instanceof Digits ? value.text : value;
}

function isParameter(place: string): boolean {
  return /^(\/apis\/[^/]+)?\/(values|absent|together)\//.test(place);
}

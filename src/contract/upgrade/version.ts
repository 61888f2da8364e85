/** Versions of the specification that differ in how a document is read. */
export type Version = "2.0" | "3.0" | "3.1" | "3.2";

/** What a document says it is: its words, and the version by which it is read, where there is one. */
export interface Stated {
  readonly field: "openapi" | "swagger";
  readonly text: string;
  /** Undefined: it is none that can be read. */
  readonly version: Version | undefined;
  /** Whether it is a later one than this product knows. */
  readonly isLater: boolean;
}

/** The version that a document states; a number without quotes (`3.0`, `2.0`) is meant as text. Undefined: it states none. */
export function statedVersion(root: unknown): Stated | undefined {
  if (typeof root !== "object" || root === null) return undefined;
  for (const field of ["openapi", "swagger"] as const) {
    if (!Object.hasOwn(root, field)) continue;
    const value: unknown = Reflect.get(root, field);
    const text = typeof value === "number" && Number.isInteger(value) ? `${value}.0` : String(value);
    const [, major, minor] = /^([23])\.(\d+)(?:\.|$|-)/.exec(text.trim()) ?? [];
    return { field, text, version: versionOf(major, minor), isLater: major === "3" && Number(minor) > 2 };
  }
  return undefined;
}

function versionOf(major: string | undefined, minor: string | undefined): Version | undefined {
  if (major === "2") return "2.0";
  if (major !== "3") return undefined;
  return minor === "0" ? "3.0" : minor === "1" ? "3.1" : "3.2";
}

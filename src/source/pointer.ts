/** Extends a JSON pointer by one key or index (RFC 6901: `~` is `~0`, `/` is `~1`). */
export function pointerTo(pointer: string, key: string | number): string {
  const plain = typeof key === "number" || !(key.includes("/") || key.includes("~"));
  return `${pointer}/${plain ? key : key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The JSON pointer of keys, below another one where it is given. */
export function pointerOf(keys: readonly (string | number)[], below = ""): string {
  return keys.reduce<string>(pointerTo, below);
}

/** The keys of a JSON pointer, or undefined when the text is none: it has to be empty or begin with `/`. */
export function parsePointer(pointer: string): readonly string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  const keys = pointer.slice(1).split("/");
  if (!pointer.includes("~")) return keys;
  return /~(?![01])/.test(pointer) ? undefined : keys.map(unescaped);
}

/** The key that a part of a JSON pointer stands for. */
export function unescaped(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** What stands at a JSON pointer in a parsed document; undefined when nothing does. */
export function valueAt(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => childOf(value, key), root);
}

function childOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(key) ? (value[Number(key)] as unknown) : undefined;
  return (value as Record<string, unknown>)[key];
}

import type { TypeRef } from "../declared.ts";
import { csharp } from "../listing/languages/csharp.ts";
import { readType } from "../listing/read-type.ts";
import { tokensOf } from "../listing/token.ts";

/** A type as .NET's reflection names it: `Nullable`1` and its arguments beside it, `Dictionary<String,List<Int32>>` within them. */
export function dotnetType(name: string, args: readonly string[]): TypeRef {
  const bare = name.slice(0, 2000).replace(/`\d+/g, "");
  const suffix = /(?:\[\])+$/.exec(bare)?.[0] ?? "";
  const head = suffix === "" ? bare : bare.slice(0, -suffix.length);
  const spelled = (args.length === 0 ? head : `${head}<${args.join(", ").replace(/`\d+/g, "")}>`) + suffix;
  const words = { ...csharp.types, byte: "Byte" };
  return readType(tokensOf(spelled.slice(0, 2000), csharp.lexical), 0, words)?.type ?? { is: "unknown" };
}

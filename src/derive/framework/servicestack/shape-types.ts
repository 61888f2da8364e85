import type { Citation } from "../../../citation.ts";
import { canonical } from "../../document/canonical.ts";
import { numberKinds, textKinds, type TypeRef } from "../../document/declared.ts";
import type { Shape } from "../../document/page/shape.ts";
import type { WeighedMember, WeighedType } from "../../weigh/weighed.ts";

/** Types made of what a sample shows, where nothing lists them. A sample shows kinds of JSON and no more. */
export function typesOfShape(
  shape: Shape,
  name: string,
  from: readonly Citation[],
): { readonly type: TypeRef; readonly made: readonly WeighedType[] } {
  const made: WeighedType[] = [];
  const typeOf = (part: Shape | undefined, called: string): TypeRef => {
    if (part === undefined) return { is: "unknown" };
    if (part.is === "list") return { is: "list", of: typeOf(part.of, `${called}Item`) };
    if (part.is === "value") return scalarOf(part);
    const entries = [...part.members];
    const [only] = entries;
    // A dictionary of a sample has one pair, and its key is called after its type.
    if (entries.length === 1 && only !== undefined && /^(?:String|0)$/.test(only[0]))
      return { is: "map", key: { is: "scalar", kinds: ["string"] }, of: typeOf(only[1], `${called}Item`) };
    const members = entries.map(([key, value]): WeighedMember => {
      const type = typeOf(value, called + key.charAt(0).toUpperCase() + key.slice(1));
      const wireName = { value: key, from };
      const shared = { spelled: key, spelledBy: "sample" as const, attributes: [], hasDefault: false };
      return { key: canonical(key), wireName, type: { value: type, from }, isColumnRequired: true, from, ...shared };
    });
    made.push({ name: called, kind: "class", interfaces: [], attributes: [], members, values: [], from });
    return { is: "named", name: called, of: [] };
  };
  return { type: typeOf(shape, name), made };
}

function scalarOf({ kind, text }: Shape & { is: "value" }): TypeRef {
  if (kind === "boolean" || /^(?:true|false)$/i.test(text)) return { is: "scalar", kinds: ["boolean"] };
  if (kind === "number" || (kind === "bare" && /^-?\d+(?:\.\d+)?$/.test(text)))
    return { is: "scalar", kinds: numberKinds };
  if (/^\/Date\(/.test(text) || /^0001-01-01/.test(text)) return { is: "scalar", kinds: ["datetime"] };
  if (/^0{8}-?0{4}-?0{4}-?0{4}-?0{12}$/.test(text)) return { is: "scalar", kinds: ["guid"] };
  return { is: "scalar", kinds: text === "String" ? ["string"] : textKinds };
}

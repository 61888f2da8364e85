import type { Spelling } from "../../../../contract/model/contract.ts";
import type { TextTree } from "./text-tree.ts";

type Makeup = "list" | "object" | "text";

/**
 * What one text says in a style that needs no more than one: `simple`, `label`, `matrix`, and `form` and the delimited ones
 * that do not explode (OpenAPI 3.1, section 4.8.12.4 "Style Examples"). Undefined: it is not written so.
 * @param decode what is done to each piece after it is cut out
 */
export function styledTree(
  text: string,
  name: string,
  { style, explode }: Pick<Spelling, "style" | "explode">,
  makeup: Makeup,
  decode: (piece: string) => string,
): TextTree | undefined {
  // A list or an object that is empty expands to nothing at all (RFC 6570 section 3.2.1).
  if (text === "" && makeup !== "text") return makeup === "list" ? [] : { members: new Map() };
  switch (style) {
    case "label":
      return text.startsWith(".") ? cut(text.slice(1), explode ? "." : ",", explode, makeup, decode) : undefined;
    case "matrix":
      return matrixTree(text, name, explode, makeup, decode);
    case "spaceDelimited":
      return cut(text, /%20|\+| /, false, makeup, decode);
    case "pipeDelimited":
      return cut(text, /\||%7C/i, false, makeup, decode);
    default:
      return cut(text, ",", explode, makeup, decode);
  }
}

function cut(
  text: string,
  delimiter: string | RegExp,
  paired: boolean,
  makeup: Makeup,
  decode: (piece: string) => string,
): TextTree | undefined {
  if (makeup === "text") return decode(text);
  const pieces = text === "" ? [] : text.split(delimiter);
  if (makeup === "list") return pieces.map(decode);
  return paired ? pairedMembers(pieces, decode) : alternating(pieces, decode);
}

/** `R=100,G=200` */
function pairedMembers(pieces: readonly string[], decode: (piece: string) => string): TextTree | undefined {
  if (pieces.some((piece) => !piece.includes("="))) return undefined;
  return {
    members: new Map(
      pieces.map((piece) => {
        const equals = piece.indexOf("=");
        return [decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))];
      }),
    ),
  };
}

/** `R,100,G,200` */
function alternating(pieces: readonly string[], decode: (piece: string) => string): TextTree | undefined {
  if (pieces.length % 2 !== 0) return undefined;
  const keys = pieces.filter((_, index) => index % 2 === 0);
  return { members: new Map(keys.map((key, index) => [decode(key), decode(pieces[2 * index + 1] ?? "")])) };
}

/** `;color=blue;color=black`, `;color=blue,black`, `;R=100;G=200` */
function matrixTree(
  text: string,
  name: string,
  explode: boolean,
  makeup: Makeup,
  decode: (piece: string) => string,
): TextTree | undefined {
  if (!text.startsWith(";")) return undefined;
  const pieces = text.slice(1).split(";");
  if (explode && makeup === "object") return pairedMembers(pieces, decode);
  const own = pieces.flatMap((piece) => {
    if (piece === name) return [""];
    return piece.startsWith(`${name}=`) ? [piece.slice(name.length + 1)] : [];
  });
  if (own.length !== pieces.length) return undefined;
  if (explode && makeup === "list") return own.map(decode);
  return own.length === 1 ? cut(own[0] ?? "", ",", false, makeup, decode) : undefined;
}

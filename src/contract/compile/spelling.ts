import type { Part } from "../../source/part.ts";
import { type Spelling, styles } from "../model/spelling.ts";
import type { Encoding } from "../model/request-body.ts";

/** How a parameter is written: what it says, else what its place says (OpenAPI 3.1, section 4.8.12.2). */
export function spellingOf(part: Part, place: string | undefined): Spelling {
  const word = part.get("style")?.text;
  const usual = place === "path" || place === "header" ? "simple" : "form";
  const style = styles.find((one) => one === word) ?? usual;
  return Object.freeze({
    style,
    explode: part.get("explode")?.flag ?? (style === "form" || style === "cookie" || style === "deepObject"),
    mediaType: part.get("content")?.entries()[0]?.[0],
    allowEmptyValue: part.get("allowEmptyValue")?.flag ?? false,
    allowReserved: part.get("allowReserved")?.flag,
  });
}

/** How a form's field is written (OpenAPI 3.1, section 4.8.15). */
export function encodingOf(part: Part): Encoding {
  const isStyled = ["style", "explode", "allowReserved"].some((word) => part.has(word));
  return Object.freeze({ ...spellingOf(part, "query"), mediaType: part.get("contentType")?.text, isStyled });
}

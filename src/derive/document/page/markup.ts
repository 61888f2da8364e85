import { languages } from "../listing/languages/languages.ts";
import type { Row } from "./row.ts";

/** What a page shows of itself; the rest of its markup is passed over. */
export const unseen = new Set(["style", "script", "head", "nav", "svg"]);
export const blocks = new Set(
  "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr table caption section article main header footer aside blockquote details summary button".split(
    " ",
  ),
);

/** Elements that styles set apart from what stands before them, also where no space does. */
export const inline = new Set(["span", "strong", "b", "label", "code", "a"]);

export const methodWord = /^(?:get|post|put|patch|delete)$/i;

/** How many letters wide a step is by which styles set something in. */
const step = 8;
const setIn = /(?:padding|margin)-left\s*:\s*(\d+(?:\.\d+)?)\s*(px|r?em)/i;

/** The spaces that stand for how far styles set an element in. */
export function spacesOf({ style = "" }: Record<string, string>): string {
  const [, width = "0", unit = "px"] = setIn.exec(style.slice(0, 1000)) ?? [];
  const letters = unit.toLowerCase() === "px" ? Number(width) / step : Number(width) * 2;
  return "\u00a0".repeat(Math.min(40, Math.round(letters)));
}

export function languageOf({ lang = "", class: kind = "" }: Record<string, string>): Row["language"] {
  const name = lang === "" ? kind.replace(/^.*language-/, "") : lang;
  return languages.find(({ id }) => id === name)?.id;
}

import { Parser } from "htmlparser2";
import type { Said } from "../declared.ts";

/** What a page in HTML is called in its head. */
export function pageTitle(html: string): Said<string> | undefined {
  const start = html.slice(0, 50_000);
  const at = start.search(/<title[\s>]/i);
  if (at < 0) return undefined;
  let text = "";
  let isOver = false;
  const parser = new Parser(
    {
      ontext: (part) => (text += isOver ? "" : part),
      onclosetag: (name) => (isOver ||= name === "title"),
    },
    { decodeEntities: true },
  );
  parser.end(html.slice(at, at + 1000));
  const value = text.replace(/\s+/g, " ").trim().slice(0, 200);
  return value === "" ? undefined : { value, line: start.slice(0, at).split("\n").length };
}

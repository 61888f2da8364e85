import type { Member, ObjectType, Type } from "../../../../contract/model/type.ts";
import { isObjectValue, memberValue, type ObjectValue, type Value } from "../../../../contract/model/value.ts";
import type { RequestContext } from "../request-context.ts";
import { page } from "./page.ts";
import { renderTerms, renderValue, type Term } from "./render-value.ts";
import { isScalar } from "./scalar-text.ts";
import { visible } from "./visible.ts";
import { walkLinks } from "./walk-links.ts";

/** The data of an answer as a page for people: plain members first, then each collection under its own heading. */
export function valuePage(context: RequestContext, value: Value, type: Type): string {
  const links = walkLinks(context, value);
  if (type.kind === "object" && isObjectValue(value)) return page(context, sections(value, type, links) + links);
  return page(context, section("", renderValue(value, type)));
}

function sections(value: ObjectValue, type: ObjectType, links: string): string {
  const termOf = ({ key, slot }: Member): Term => [key, memberValue(value, key), slot.type];
  const large = type.all
    .filter(({ slot, key }) => !isScalar(slot.type) && memberValue(value, key) !== null)
    .map(termOf);
  const plain = type.all.filter(({ slot }) => isScalar(slot.type)).map(termOf);
  // A few members beside large ones are about these: they take one line.
  const layout = large.length > 0 && plain.length <= 4 ? "inline" : "";
  const first = plain.length === 0 ? "" : section("", renderTerms(plain, layout) + links);
  return first + large.map(largeSection).join("");
}

function largeSection([name, value, type]: Term): string {
  const count = Array.isArray(value) ? ` <small>${value.length}</small>` : "";
  return section(`<h2>${visible(name)}${count}</h2>`, renderValue(value, type));
}

function section(heading: string, content: string): string {
  return `<section>${heading}${content}</section>\n`;
}

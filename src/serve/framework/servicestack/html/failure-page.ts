import type { Exchange } from "../exchange.ts";
import type { Failure, FieldError } from "../failure.ts";
import { escape } from "./escape.ts";
import { page } from "./page.ts";

/** A failure as a page for people: what went wrong, and every field that is to blame. */
export function failurePage(exchange: Exchange, failure: Failure): string {
  const { status, code, message, errors } = failure;
  const fields =
    errors.length === 0 ? "" : `<section><h2>Fields</h2><dl>${errors.map(fieldTerm).join("")}</dl></section>\n`;
  const said = `<section class="failure"><h2>${status} <code>${escape(code)}</code></h2><p>${escape(message)}</p></section>\n`;
  return page(exchange, said + fields);
}

function fieldTerm({ field, code, message }: FieldError): string {
  return `<div><dt>${escape(field)}</dt><dd>${escape(message)} <small>${escape(code)}</small></dd></div>`;
}

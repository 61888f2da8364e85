import type { RequestContext } from "../request-context.ts";
import type { Failure, FieldError } from "../failure.ts";
import { page } from "./page.ts";
import { visible } from "./visible.ts";

/** A failure as a page for people: what went wrong, and every field that is to blame. */
export function failurePage(context: RequestContext, failure: Failure): string {
  const { status, code, message, errors } = failure;
  const fields =
    errors.length === 0 ? "" : `<section><h2>Fields</h2><dl>${errors.map(fieldTerm).join("")}</dl></section>\n`;
  const said = `<section class="failure"><h2>${status} <code>${visible(code)}</code></h2><p>${visible(message)}</p></section>\n`;
  return page(context, said + fields);
}

function fieldTerm({ field, code, message }: FieldError): string {
  return `<div><dt>${visible(field)}</dt><dd>${visible(message)} <small>${visible(code)}</small></dd></div>`;
}

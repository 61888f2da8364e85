import { STATUS_CODES } from "node:http";

/** What a status is called (RFC 9110, section 15; the titles of problems without a type of their own, RFC 9457, section 4.2.1). */
export function reasonPhrase(status: number): string {
  return status === 422 ? "Unprocessable Content" : (STATUS_CODES[status] ?? "Refused");
}

/** The title of a failure: its code, where that says more than the status, as it is called in code, does. */
export function failureTitle({ status, code }: { readonly status: number; readonly code: string }): string {
  const phrase = reasonPhrase(status);
  return phrase.replaceAll(" ", "").toLowerCase() === code.toLowerCase() ? phrase : code;
}

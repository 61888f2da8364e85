import pc from "picocolors";
import { formatOf } from "../contract/model/media-type.ts";
import type { AnsweredRequest } from "../serve/http/app.ts";
import { sharedSession } from "../serve/state/sessions.ts";

const coloured = pc.createColors(true);
const plain = pc.createColors(false);

/**
 * A request as one line for people: what was asked, what came of it, and why.
 * @param colour whether a terminal shows it
 */
export function requestLine(request: AnsweredRequest, colour: boolean): string {
  const { dim, red, yellow, green } = colour ? coloured : plain;
  const { status, method, target, type, session, milliseconds } = request;
  const paint = status >= 500 ? red : status >= 400 ? yellow : green;
  const format = type === undefined ? "no body" : (formatOf(type) ?? type);
  const notes = notesOf(request).join("; ");
  const where = session === sharedSession ? "" : dim(` [${printable(session)}]`);
  const head = `${paint(String(status))} ${method} ${printable(target)}`;
  return `${head}  ${dim(`${format} ${milliseconds} ms`)}${where}${notes === "" ? "" : `  ${printable(notes)}`}\n`;
}

function notesOf({ why, near, faults, ignored, isInferred }: AnsweredRequest): readonly string[] {
  return [
    ...(why === undefined ? [] : [why]),
    ...(near === undefined ? [] : [`near: ${near}`]),
    ...(faults.length === 0 ? [] : [`struck by ${faults.join(", ")}`]),
    ...(ignored === undefined ? [] : [`ignored: ${ignored.join(", ")}`]),
    ...(isInferred === undefined ? [] : ["inferred"]),
  ];
}

/** What was sent may hold signs that steer a terminal, or turn round what stands beside them. */
function printable(text: string): string {
  // Nearly all text is printable ASCII, and to see that takes a fraction of the time.
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

import { countVerdicts, type Finding, type OperationResult } from "../verdict/result.ts";
import type { Report } from "./report.ts";
import { countsText, foundText, headlineOf, refusedText, requestText } from "./summary.ts";

/**
 * For GitHub Actions: a workflow command for each finding, which the runner shows as an annotation of the run; one notice
 * for what was not checked. Without findings and with everything checked it says nothing.
 */
export const github: Report = {
  name: "github",
  render(result, { fileName = (file) => file }) {
    if (result.unreachable !== undefined) return command("error", { title: "standin verify" }, headlineOf(result));
    if (result.planned !== undefined) return command("notice", { title: "standin verify" }, headlineOf(result));
    const findings = result.apis.flatMap((api) =>
      api.operations.flatMap((operation) =>
        operation.findings.map((finding) =>
          annotation({ file: fileName(api.file), ...lineIn(api.file, finding) }, operation, finding),
        ),
      ),
    );
    const counts = countVerdicts(result);
    const stopped =
      result.stopped === undefined ? "" : command("warning", { title: "standin verify stopped" }, result.stopped);
    const unchecked =
      counts["not checked"] === 0
        ? ""
        : command("notice", { title: "standin verify" }, `${headlineOf(result)}: ${countsText(counts)}`);
    const refused = result.refused.map((one) =>
      command("error", { title: "standin verify" }, `${refusedText(one)}\n${one.cure}`),
    );
    return [...refused, ...findings, stopped, unchecked].join("");
  },
};

/** The line of a file that says what a finding breaks. */
function lineIn(file: string, { citations }: Finding): Readonly<Record<string, string>> {
  const line = citations.find(({ document }) => document === file)?.line;
  return line === undefined ? {} : { line: String(line) };
}

function annotation(at: Readonly<Record<string, string>>, { operation }: OperationResult, finding: Finding): string {
  const { check, promise, place, expected, request, count, again } = finding;
  const times = count > 1 ? ` (${count} times)` : "";
  const text = [
    `${promise}${times}`,
    requestText(request),
    `${place}: expected ${expected}, found ${foundText(finding)}`,
    again,
  ].join("\n");
  return command("error", { ...at, title: `${operation} ${check}` }, text);
}

/** One workflow command; what would end a value or the line is encoded as the runner decodes it. */
function command(kind: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${encode(value, /[%\r\n:,]/g)}`);
  return `::${kind} ${list.join(",")}::${encode(message, /[%\r\n]/g)}\n`;
}

function encode(text: string, special: RegExp): string {
  return text.replace(special, (character) => encodeURIComponent(character));
}

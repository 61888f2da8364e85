// Serves every OpenAPI document of a folder in this process, and holds the stand-in to the document it serves, without a
// target file. Prints requests, seconds and verdict of each; whatever breaks is an alarm, in the suite or in the stand-in.
//
//   node scripts/corpus-verify.mjs [FILE…] [--credentials] [--allow-writes] [--header NAME:VALUE]… [--findings] [--unasked] [--remarks]
//
// Without FILE: all of CORPUS, else of ../shared/openapi beside the repository.
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import "./import-typescript.mjs";
import { documentsIn } from "./corpus-documents.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    credentials: { type: "boolean", default: false },
    "allow-writes": { type: "boolean", default: false },
    header: { type: "string", multiple: true, default: [] },
    findings: { type: "boolean", default: true },
    unasked: { type: "boolean", default: false },
    remarks: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const beside = ["../shared/openapi", "../../shared/openapi"].map((path) => join(root, path));
const folder = resolve(process.env.CORPUS ?? beside.find((path) => existsSync(path)) ?? beside[0]);
if (positionals.length === 0 && !existsSync(folder)) {
  console.log(`there is no ${folder}; name files, or set CORPUS`);
  process.exit(0);
}
const files = positionals.length > 0 ? positionals : documentsIn(folder);

const { documentRun } = await import("../test/conformance/right/document-run.ts");
const all = { runs: 0, alarms: 0, requests: 0, seconds: 0 };
for (const file of files) {
  const run = await documentRun(file, {
    allowWrites: values["allow-writes"],
    headers: values.header.map((text) => [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1).trim()]),
    only: values.only,
    hasCredentials: values.credentials,
  });
  const { counts, requests, milliseconds, operations, findings, remarks, unasked } = run;
  const verdict = findings.length > 0 ? "BREAKS" : "holds";
  console.log(
    `${relative(folder, resolve(file))}: ${operations} operations, ${requests.sent} of at most ${requests.budget} requests, ${(milliseconds / 1000).toFixed(1)} s, ` +
      `${counts.holds} hold, ${counts.breaks} break, ${counts["not checked"]} not checked, ${remarks.length} remarks: ${verdict}`,
  );
  for (const { operation, check, place, expected, found, count, curl } of findings)
    console.log(
      `  ${operation} ${check} (${count}) at ${place}\n    expected ${expected}\n    found    ${found}\n    ${curl}`,
    );
  if (values.remarks) for (const text of remarks) console.log(`  remark: ${text}`);
  if (values.unasked) for (const text of unasked) console.log(`  not checked: ${text}`);
  all.runs++;
  all.alarms += findings.length > 0 ? 1 : 0;
  all.requests += requests.sent;
  all.seconds += milliseconds / 1000;
}
console.log(
  `${all.runs} documents, ${all.requests} requests, ${all.seconds.toFixed(0)} s: ${all.alarms} with an alarm`,
);
process.exitCode = all.alarms === 0 ? 0 : 1;

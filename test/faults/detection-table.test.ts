import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { expect, test } from "vitest";
import { detectionsOf } from "./fault-tests.ts";
import { faults } from "./faults.ts";

const file = new URL("../../docs/detection.md", import.meta.url);

/** The committed table, made of the committed detections: a fault a row, the check that tells it, the checks that break too. */
async function table(): Promise<string> {
  const families = Object.entries(faults);
  const count = families.reduce((sum, [, list]) => sum + list.length, 0);
  const sections = families.map(([family, list]) => {
    const detections = detectionsOf(family);
    const rows = list.map(({ name, api }) => {
      const { headline, checks } = detections[name] ?? { headline: "nothing", checks: [] };
      const others = checks.filter((check) => check !== headline).map((check) => `\`${check}\``);
      return `| ${name} | ${api} | \`${headline}\` | ${others.join(", ")} |`;
    });
    return [
      `## ${family}`,
      "",
      "| what is wrong | API | told under | breaks by it too |",
      "|---|---|---|---|",
      ...rows,
    ].join("\n");
  });
  const text = `# What the suite finds

${count} servers with one thing wrong each (\`test/faults\`), and what \`standin verify\` says of them. Every one is told once, under
one check; what breaks by the same cause is named beside it. The right servers they are made of have no finding.
This page is made by the tests: \`UPDATE_DETECTION=1 npx vitest run test/faults\`.

${sections.join("\n\n")}
`;
  return await format(text, { parser: "markdown", printWidth: 120 });
}

test("shows in docs/detection.md what the tests of faults found", async () => {
  const expected = await table();
  if (process.env["UPDATE_DETECTION"] !== undefined) writeFileSync(file, expected);
  expect(readFileSync(file, "utf8")).toBe(expected);
});

test("has a fault for every family of checks, and no two of one name", () => {
  const names = Object.values(faults).flatMap((list) => list.map(({ name, api }) => `${api}: ${name}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(200);
});

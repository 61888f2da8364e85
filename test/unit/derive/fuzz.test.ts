import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { ProblemError } from "../../../src/problem.ts";
import { contractText, derive } from "../../../src/derive/derive.ts";
import { sharedFolder } from "../../support/shared-folder.ts";
import { root } from "../../support/source-files.ts";

/** `npm run fuzz` sets the number of pages; other seeds give other pages. */
const pages = Number(process.env["FUZZ"] ?? 150);
const seed = Number(process.env["FUZZ_SEED"] ?? 1);

const own = ["fixtures/documents", "fixtures/documents/listings"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".txt"))
    .map((name) => join(root, folder, name)),
);
const recorded = join(sharedFolder ?? root, "recordings/pages");
const more =
  existsSync(recorded) && process.env["FUZZ"] !== undefined
    ? readdirSync(recorded).flatMap((host) =>
        readdirSync(join(recorded, host))
          .filter((_, i) => i % 7 === 0)
          .map((name) => join(recorded, host, name)),
      )
    : [];

/** Numbers from a seed: the same pages each time (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const oddities = [
  "<",
  ">",
  "{",
  "}",
  "[",
  "(",
  ")",
  '"',
  "'",
  "`",
  "|",
  "/*",
  "*/",
  '"""',
  "<!--",
  "<td>",
  "</table>",
  "&lt;",
  "\u0000",
  "\u2028",
  "__proto__",
  "constructor",
  "../../x",
  "!!js/function",
  "&a *a",
  "<<: *b",
  "\\",
  "𝕏",
  "\r",
  "// @A(",
  "List<",
  "Optional[",
];

function mutated(page: string, other: string, pick: (below: number) => number): string {
  let text = page;
  for (let times = pick(4); times >= 0; times--) {
    const at = pick(text.length + 1);
    const length = pick(200);
    switch (pick(8)) {
      case 0:
        text = text.slice(0, at);
        break;
      case 1:
        text = text.slice(0, at) + text.slice(at + length);
        break;
      case 2:
        text = text.slice(0, at) + text.slice(at, at + length).repeat(pick(40)) + text.slice(at);
        break;
      case 3:
        text = text.slice(0, at) + oddities[pick(oddities.length)]!.repeat(1 + pick(3) * pick(300)) + text.slice(at);
        break;
      case 4:
        text = text.slice(0, at) + other.slice(pick(other.length + 1));
        break;
      case 5:
        text = text.slice(0, at) + text.slice(at).replace(/\w+/, oddities[pick(oddities.length)]!);
        break;
      case 6:
        text = text.replaceAll(["\n", " ", "{", "}", "<", "|", ";"][pick(7)]!, ["", "\n", "  "][pick(3)]!);
        break;
      default:
        text = text.slice(at) + text.slice(0, at);
    }
  }
  return text.slice(0, 400_000);
}

/** How long a page takes to read, in milliseconds. */
function timeOf({ name, page }: { readonly name: string; readonly page: string }): number {
  const start = performance.now();
  try {
    derive([{ name, text: page }]);
  } catch {
    // A problem is an answer, too.
  }
  return performance.now() - start;
}

test(`reads ${pages} damaged pages: each in less than a second, as a contract or as a problem, and nothing else`, () => {
  const texts = [...own, ...more].map((path) => ({ name: path, text: readFileSync(path, "utf8") }));
  const pick = numbers(seed);
  let contracts = 0;
  let slowest = { milliseconds: 0, page: "", name: "" };
  for (let i = 0; i < pages; i++) {
    const { name, text } = texts[pick(texts.length)]!;
    const page = mutated(text, texts[pick(texts.length)]!.text, pick);
    const start = performance.now();
    try {
      const written = contractText(derive([{ name, text: page }]).document);
      contracts++;
      // Plain YAML: no tag, no anchor, no reference to anything outside.
      expect(written).not.toMatch(/^\s*(?:- )?(?:[\w$-]+: )?[!&*][^ ]/m);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw new Error(`page ${i} (${name}) ends in an error`, { cause: error });
    }
    const milliseconds = performance.now() - start;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, page, name };
  }
  expect(contracts).toBeGreaterThan(pages / 10);
  if (process.env["FUZZ"] === undefined) return;
  // The machine has other work: the least of several tries is what the page itself takes.
  const least = Math.min(...[1, 2, 3, 4, 5].map(() => timeOf(slowest)));
  const slow = `${least.toFixed(0)} ms (${slowest.page.length} characters, made of ${slowest.name})`;
  console.log(`${contracts} of ${pages} gave a contract; the slowest took ${slow}`);
  expect(least).toBeLessThan(1000);
});

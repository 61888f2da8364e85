import { expect, test } from "vitest";
import { exitCode, findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { rightHost } from "./detect.ts";
import type { Fault } from "./fault.ts";
import { response, setHeader, text } from "./tamper.ts";

type Tree = Readonly<Record<string, unknown>>;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

const rewritten = (change: (value: unknown) => string): Fault["wrap"] =>
  text("json", (body) => change(JSON.parse(body)));

const withMore = (row: Tree): Tree => ({ ...row, standinMore: 1 });

const unnoticed: readonly (readonly [name: string, api: Fault["api"], wrap: Fault["wrap"]])[] = [
  ["JSON members in another order", "bokamera", rewritten((value) => JSON.stringify(sorted(value)))],
  ["indented JSON", "bokamera", rewritten((value) => JSON.stringify(value, undefined, 2))],
  ["slashes with a backslash before them", "bokamera", text("json", (body) => body.replaceAll("/", "\\/"))],
  [
    "one more member in each row",
    "bokamera",
    rewritten((value) => {
      const page = value as { readonly Attempts?: readonly Tree[] };
      return JSON.stringify(page.Attempts === undefined ? page : { ...page, Attempts: page.Attempts.map(withMore) });
    }),
  ],
  [
    "the charset in capitals",
    "bokamera",
    response((answer) => {
      const type = answer.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1];
      return type === undefined ? answer : setHeader(answer, "Content-Type", type.replace("utf-8", "UTF-8"));
    }),
  ],
  [
    "XML with single quotes",
    "pwc-reportfiling",
    text("xml", (body) => body.replaceAll(/([\w:]+)="([^"']*)"/g, "$1='$2'")),
  ],
  [
    "XML with other prefixes",
    "pwc-reportfiling",
    text("xml", (body) => body.replaceAll("xmlns:i=", "xmlns:other=").replaceAll(" i:nil=", " other:nil=")),
  ],
  ["XML without a declaration", "pwc-reportfiling", text("xml", (body) => body.replace(/^<\?xml[^>]*\?>/, ""))],
  [
    "XML whose empty elements have an end tag",
    "bokamera",
    text("xml", (body) => body.replaceAll(/<([\w:]+)([^<>]*?)\s*\/>/g, "<$1$2></$1>")),
  ],
  ["dates with plain slashes", "pwc-reportfiling", text("json", (body) => body.replaceAll("\\/", "/"))],
  [
    "JSON with blanks after colons and commas",
    "pwc-reportfiling",
    rewritten((value) => JSON.stringify(value).replaceAll('":', '": ')),
  ],
];

test.each(unnoticed)("takes it for a remark that a host sends %s (%s)", async (_, api, wrap) => {
  const { contract, target, sender } = rightHost(api);
  const apis = [{ contract, target, sender: wrap(sender, contract) }];
  const result = await verify({ apis });
  expect(findingsOf(result).map(({ check, place, expected, found }) => [check, place, expected, found])).toEqual([]);
  expect(result.apis.flatMap(({ operations }) => operations.flatMap(({ remarks }) => remarks)).length).toBeGreaterThan(
    0,
  );
  expect(exitCode(result, false)).toBe(0);
});

test("breaks by a spelling alone where spelling is exact", async () => {
  const [, api, wrap] = unnoticed[1]!;
  const { contract, target, sender } = rightHost(api);
  const result = await verify({ apis: [{ contract, target, sender: wrap(sender, contract) }], exact: true });
  expect(findingsOf(result).map(({ check }) => check)).toEqual(["servicestack/spelling"]);
  expect(exitCode(result, false)).toBe(1);
});

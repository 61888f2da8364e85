import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { senderOf } from "../../../../src/verify/exchange/sender-of.ts";
import type { Sender } from "../../../../src/verify/exchange/wire.ts";
import { noColour } from "../../../../src/verify/report/report.ts";
import { reports } from "../../../../src/verify/report/reports.ts";
import { type Finding, findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { createTestApp } from "../../../support/stand-in.ts";

const standIn = senderOf(createTestApp());

/** A teahouse that calls a member by another name, or leaves it out. */
function calling(member: string, other: string | undefined): Sender {
  return async (request) => {
    const response = await standIn(request);
    const text = Buffer.from(response.body).toString();
    const renamed =
      other === undefined
        ? text.replaceAll(new RegExp(`"${member}":[^,}]*,?`, "g"), "")
        : text.replaceAll(`"${member}":`, `"${other}":`);
    return {
      ...response,
      headers: response.headers.filter(([name]) => !/^(content-length|etag)$/i.test(name)),
      body: Buffer.from(renamed),
    };
  };
}

async function run(sender: Sender) {
  return await verify({
    apis: [{ contract: loadContract("teahouse"), target: bareTarget("http://deployment.example"), sender }],
    only: ["listTeas/answers"],
  });
}

const found = (findings: readonly Finding[]): unknown => findings.map(({ place, renamed }) => [place, renamed]);

test.each([
  { given: "inStock", title: "other capitals and marks" },
  { given: "in_stok", title: "a slip of the pen" },
  { given: "stock", title: "one word less" },
])("takes a member of $title for the one that is missing", async ({ given }) => {
  const result = await run(calling("in_stock", given));
  expect(found(findingsOf(result))).toEqual([["/0/in_stock", given]]);
  for (const report of [reports.terminal, reports.html, reports.junit, reports.markdown, reports.github]) {
    const text = report.render(result, { palette: noColour, width: 200 });
    expect([report.name, text.replaceAll("&quot;", '"')]).toEqual([
      report.name,
      expect.stringContaining(`"${given}" stands there instead, which the schema does not name: renamed?`),
    ]);
  }
});

test.each([
  { given: undefined, title: "nothing stands beside it" },
  { given: "available", title: "what stands beside it has another name altogether" },
])("says only that a member is missing where $title", async ({ given }) => {
  expect(found(findingsOf(await run(calling("in_stock", given))))).toEqual([["/0/in_stock", undefined]]);
});

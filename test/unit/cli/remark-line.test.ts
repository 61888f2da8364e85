import { expect, test } from "vitest";
import { remarkLine } from "../../../src/cli/remark-line.ts";

const remark = { file: "a.yaml", found: "odd", cure: "none" };

test("counts remarks, and names the command that lists them", () => {
  const contracts = [
    { file: "a.yaml", remarks: [remark, remark] },
    { file: "plain.yaml", remarks: [] },
    { file: "my api.yaml", remarks: [remark] },
  ];
  expect(remarkLine(contracts)).toBe("3 remarks: standin check a.yaml 'my api.yaml'\n");
  expect(remarkLine(contracts.slice(2))).toBe("1 remark: standin check 'my api.yaml'\n");
  expect(remarkLine(contracts.slice(1, 2))).toBe("");
});

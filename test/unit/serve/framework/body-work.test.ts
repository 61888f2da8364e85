import { expect, test } from "vitest";
import { BodyWork, TooMuch } from "../../../../src/serve/framework/body-work.ts";

const work = (bodyValues = 1000): BodyWork => new BodyWork({ bodyValues, formFields: 3, valueCharacters: 60 });
const counted = (count: (work: BodyWork) => void): number => {
  const one = work();
  count(one);
  return one.values * 8;
};

test.each<[string, number]>([
  ["", 0],
  ["1", 0],
  ["[1,2,3]", 24],
  ['{"a":1,"b":[]}', 8 + 8 + 8 + 2],
  ['"a,b,[{"', 1],
  ['"a\\",b"', 2],
  ['"a\\\\",1', 1 + 1 + 8],
  ['"\\\\\\"\\n,"', 4],
  ['"open, \\', 2],
  ['"" ""', 2],
])("counts the values of %s in eighths", (text, eighths) => {
  expect(counted((one) => one.json(text))).toBe(eighths);
});

test("counts signs of other formats", () => {
  expect(counted((one) => one.text("<a b='1'>&amp;</a>", "xml"))).toBe(8 + 4 + 1 + 8);
  expect(counted((one) => one.text('{a:["b,c"]}\n', "lenient"))).toBe(8 + 8 + 1 + 8 + 1 + 8);
  expect(counted((one) => one.text("a=1,2&b=%20+", "form"))).toBe(8 + 8 + 1 + 1);
});

test("refuses what is beyond, in words that name the limit", () => {
  expect(() => work(3).json("[1,2,3]")).not.toThrow();
  expect(() => work(3).json("[1,2,3,4]")).toThrow(TooMuch);
  expect(() => work(3).json("[1,2,3,4]")).toThrow(
    "more than 3 values; a larger one is taken with --limit body-values=…",
  );
});

test("reads no text that is longer than is read as a value", () => {
  const long = " ".repeat(61);
  for (const read of [
    (one: BodyWork) => one.json(long),
    (one: BodyWork) => one.text(long, "xml"),
    (one: BodyWork) => one.formText(long),
  ])
    expect(() => read(work())).toThrow(
      "more than 60 characters that are read as a value; a larger one is taken with --limit value-characters=…",
    );
});

test("texts of one body are counted together", () => {
  const one = work(3);
  one.json("[1,2]");
  expect(() => one.json("[1,2]")).toThrow(TooMuch);
});

test("counts fields and parts", () => {
  expect(() => work().formText("a=1&b=2&c=3")).not.toThrow();
  expect(() => work().formText("a=1&b=2&c=3&d=4")).toThrow("the form has more than 3 fields");
  const parts = (count: number): Uint8Array => Buffer.from(`${"--x\r\n\r\n\r\n".repeat(count)}--x--`);
  expect(() => work().parts(parts(3), "multipart/form-data; boundary=x")).not.toThrow();
  expect(() => work().parts(parts(4), 'multipart/form-data; boundary="x"')).toThrow("more than 3 fields");
});

test("counts in time that grows with the text", () => {
  const strings = `[${'"a",'.repeat(200_000)}"\\n"]`;
  const one = new BodyWork({ bodyValues: 1_000_000, formFields: 3, valueCharacters: 9_000_000 });
  one.json(strings);
  one.json(`"${"\\n".repeat(400_000)}"`);
  expect(one.values).toBeGreaterThan(200_000);
});

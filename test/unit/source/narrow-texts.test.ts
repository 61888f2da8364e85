import { serialize } from "node:v8";
import { expect, test } from "vitest";
import { NarrowTexts } from "../../../src/source/narrow-texts.ts";
import { parsed } from "./parsed.ts";

/** Bytes in which the engine keeps a character of a text, as its serialisation says. */
function bytesPerCharacter(text: string): number {
  return serialize(text)[2] === '"'.charCodeAt(0) ? 1 : 2;
}

test("a part without wide characters is narrow, whatever it was cut out of", () => {
  const whole = "status: Success # as the page says …";
  const part = whole.slice(8, 15);
  expect(bytesPerCharacter(part)).toBe(2);
  expect(bytesPerCharacter(new NarrowTexts(whole).of(part))).toBe(1);
});

test("parts are the same texts as before, wide ones too", () => {
  const whole = "é – Łódź – plain – \0";
  const texts = new NarrowTexts(whole);
  for (const part of whole.split(" – ")) expect([texts.of(part), texts.of(part)]).toStrictEqual([part, part]);
});

test.each(["a.yaml", "a.json"])("keys and values of %s are narrow though a description is not", (file) => {
  const text = '{"status": "Success", "description": "as before …"}';
  const value = parsed(text, file)?.root as Record<string, string>;
  expect(Object.entries(value).flat().map(bytesPerCharacter)).toStrictEqual([1, 1, 1, 2]);
});

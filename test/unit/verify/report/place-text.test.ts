import { expect, test } from "vitest";
import { placeText, wordsText } from "../../../../src/verify/report/place-text.ts";
import { examplePlaces } from "../../../support/place.ts";

test.each(examplePlaces)("says %j as %s", (place, text) => {
  expect(placeText(place)).toBe(text);
});

test("says the places in the words of a deviation", () => {
  expect(wordsText("as it is")).toBe("as it is");
  expect(wordsText(["a again, after ", { kind: "row", number: 1 }, "!"])).toBe("a again, after row 1!");
});

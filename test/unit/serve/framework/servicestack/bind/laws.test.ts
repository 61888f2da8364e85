import fc from "fast-check";
import { expect, test } from "vitest";
import { bindSent, echo } from "../../../../../support/zoo-echo.ts";

const fragment = fc.constantFrom(
  "{",
  "}",
  "[",
  "]",
  '"',
  ":",
  ",",
  "\\",
  "\\u",
  "a",
  "1",
  " ",
  "T",
  "-",
  ".",
  "/Date(",
  ")",
  "<",
  ">",
  "/",
  "&",
  "Text",
  "Inner",
  "Z",
  "+02",
  "\n",
  "P",
);
const text = fc.oneof(
  fc.string(),
  fc.array(fragment, { maxLength: 24 }).map((parts) => parts.join("")),
);
const name = fc.constantFrom(...echo.parameters.map((parameter) => parameter.name));

test("answers every query with values or a failure that names each bad one", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, text)), (query) => {
      const result = bindSent({ query });
      if (result.kind === "refused") expect(result.failure.errors.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

test("answers every body with values or a failure without fields", () => {
  const contentType = fc.constantFrom(
    "application/json",
    "application/xml",
    "application/jsv",
    "text/csv",
    "multipart/form-data; boundary=a",
  );
  fc.assert(
    fc.property(contentType, text, (type, tail) => {
      const start = type.endsWith("xml")
        ? '<Echo xmlns="http://schemas.datacontract.org/2004/07/Zoo"><Inner>'
        : type.endsWith("csv")
          ? "Text,Inner\n"
          : "{";
      for (const body of [tail, start + tail]) {
        const result = bindSent({ method: "POST", contentType: type, body });
        if (result.kind === "refused") expect(result.failure.status).toBe(type.startsWith("multipart") ? 500 : 400);
      }
    }),
    { numRuns: 2000 },
  );
});

test("reads a date of its own spelling as the same date", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true }),
      (date) => {
        const seconds = date.toISOString().slice(0, 19);
        expect(bindSent({ query: [["When", seconds]] })).toEqual({
          kind: "bound",
          values: new Map([["When", seconds]]),
        });
      },
    ),
  );
});

test("refuses elements nested without end instead of running out of stack", () => {
  const body = `<Echo xmlns="http://schemas.datacontract.org/2004/07/Zoo">${"<a>".repeat(15_000)}`;
  expect(bindSent({ method: "POST", contentType: "application/xml", body }).kind).toBe("refused");
});

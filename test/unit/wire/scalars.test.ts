import { describe, expect, test } from "vitest";
import { camelCase } from "../../../src/contract/model/casing.ts";
import { snakeCase } from "../../../src/wire/dialect/servicestack/casing.ts";
import { jsvDate, wcfDate, wcfOffset, xmlDate } from "../../../src/wire/dialect/servicestack/scalar/date-text.ts";
import { readWcfDate } from "../../../src/wire/dialect/servicestack/read/date-reader.ts";
import { parseDecimal } from "../../../src/contract/model/scalar/decimal.ts";
import { doubleText, singleText, textDouble } from "../../../src/wire/dialect/servicestack/scalar/float-text.ts";
import { parseMoment } from "../../../src/contract/model/scalar/moment.ts";
import { clockTimeSpan, isoTimeSpan, parseTimeSpan } from "../../../src/contract/model/scalar/time-span.ts";
import { escapedUri, shownUri } from "../../../src/wire/dialect/servicestack/scalar/uri-text.ts";

describe("a double", () => {
  test.each([
    [1, "1"],
    [-0, "-0"],
    [0.1, "0.1"],
    [1e16, "10000000000000000"],
    [1e17, "1E+17"],
    [0.0001, "0.0001"],
    [1e-5, "1E-05"],
    [5e-324, "5E-324"],
    [-7.0236435527563965e-25, "-7.0236435527563965E-25"],
    [Number.MAX_VALUE, "1.7976931348623157E+308"],
    [NaN, "NaN"],
    [-Infinity, "-Infinity"],
  ])("%d is %s", (given, want) => {
    expect(doubleText(given)).toBe(want);
  });

  test("has a small e in text formats when it is the largest, of either sign", () => {
    expect([Number.MAX_VALUE, -Number.MAX_VALUE, 1e300].map(textDouble)).toEqual([
      "1.7976931348623157e+308",
      "-1.7976931348623157e+308",
      "1E+300",
    ]);
  });
});

describe("a float", () => {
  test.each([
    [100_000_000, "100000000"],
    [1e9, "1E+09"],
    [-33373573120, "-3.3373573E+10"],
    [Math.fround(0.1), "0.1"],
    [Math.fround(2.371022e-9), "2.371022E-09"],
    [16777216, "16777216"],
    [2632951.25, "2632951.2"],
    [1079859.25, "1079859.2"],
    [2 ** -149, "1E-45"],
    [Math.fround(3.4028235e38), "3.4028235E+38"],
  ])("%d is %s", (given, want) => {
    expect(singleText(given, "E")).toBe(want);
  });

  test("has a small e in JSON", () => {
    expect(singleText(Math.fround(5.2842428e-14), "e")).toBe("5.2842428e-14");
  });
});

describe("a date", () => {
  test.each([
    ["2026-02-03T04:05:06.789Z", "/Date(1770091506789)/"],
    ["2026-02-03T04:05:06", "/Date(1770091506000-0000)/"],
    ["2026-02-03T04:05:06+00:00", "/Date(1770091506000+0000)/"],
    ["2026-02-03T04:05:06+02:00", "/Date(1770084306000+0200)/"],
    ["1969-12-31T23:59:59.9999Z", "/Date(0)/"],
    ["9999-05-18T06:13:55.5", "/Date(253382624035499-0000)/"],
    ["9999-02-22T14:35:38", "/Date(253375310137999-0000)/"],
    ["9999-01-01T00:00:02Z", "/Date(253370764801999)/"],
    ["9999-01-01T00:00:04", "/Date(253370764804000-0000)/"],
    ["0001-01-01T00:00:00", "/Date(-62135596800000-0000)/"],
  ])("%s is %s by default", (given, want) => {
    expect(wcfDate(given)).toBe(want);
  });

  test.each([
    ["9999-02-22T14:35:38+00:00", "/Date(253375310138000)/"],
    ["9999-05-18T06:13:55.5+02:00", "/Date(253382616835500+0200)/"],
    ["1969-12-31T23:59:59.9999+00:00", "/Date(0)/"],
  ])("with an offset %s is %s by default", (given, want) => {
    expect(wcfOffset(given)).toBe(want);
  });

  test.each(["9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+02:00"])(
    "reads the last moment of all from what is written of it: %s",
    (given) => {
      expect(readWcfDate(wcfDate(given))).toBe(given);
    },
  );

  test.each([
    ["2026-02-03T00:00:00Z", "2026-02-03", "2026-02-03T00:00:00Z"],
    ["2026-02-03T04:05:06.12345Z", "2026-02-03T04:05:06.1234500Z", "2026-02-03T04:05:06.12345Z"],
    ["2026-02-03T04:05:06", "2026-02-03T04:05:06+00:00", "2026-02-03T04:05:06"],
  ])("%s is %s in JSV and %s in XML", (given, jsv, xml) => {
    expect([jsvDate(given), xmlDate(given)]).toEqual([jsv, xml]);
  });

  test("shows no offset of zero where one may be left out", () => {
    expect([wcfOffset("1970-01-01T00:00:00+00:00"), wcfOffset("1970-01-01T02:00:00+02:00")]).toEqual([
      "/Date(0)/",
      "/Date(0+0200)/",
    ]);
  });

  test.each([
    "2026-02-30T00:00:00",
    "2026-13-01T00:00:00",
    "0000-01-01T00:00:00",
    "2026-02-03T24:00:00",
    "2026-02-03",
    "2026-02-03T04:05:06+15:00",
  ])("is not %s", (given) => {
    expect(parseMoment(given)).toBeUndefined();
  });
});

describe("a span of time", () => {
  test.each([
    ["1.02:03:04.0050000", "P1DT2H3M4.005S"],
    ["00:00:00", "PT0S"],
    ["-09:32:56.0015000", "-PT9H32M56.0015S"],
    ["400.00:00:00", "P400D"],
    ["PT90M", "PT1H30M"],
    ["-10675199.02:48:05.4775808", "-P10675199DT2H48M5.4775808S"],
  ])("%s is %s", (given, want) => {
    const ticks = parseTimeSpan(given);
    expect(ticks === undefined ? undefined : isoTimeSpan(ticks)).toBe(want);
  });

  test("is a clock on request", () => {
    expect([36_000_000_000n, -937_840_050_000n].map(clockTimeSpan)).toEqual(["01:00:00", "-1.02:03:04.0050000"]);
  });

  test.each(["", "P", "PT", "P1DT", "P1Y", "1:00:00", "99999999999.00:00:00"])("is not %j", (given) => {
    expect(parseTimeSpan(given)).toBeUndefined();
  });
});

describe("a URI", () => {
  test.each([
    ["http://EXAMPLE.com:80/x#f", "http://example.com/x#f", "http://example.com/x#f"],
    ["https://example.com/a b?x=1&y=2", "https://example.com/a b?x=1&y=2", "https://example.com/a%20b?x=1&y=2"],
    ["https://example.com/%C3%A5?q=a,b", "https://example.com/å?q=a,b", "https://example.com/%C3%A5?q=a,b"],
    ["https://ÄX.se/%C3%B6?ö#ö", "https://äx.se/ö?ö#ö", "https://äx.se/%C3%B6?%C3%B6#%C3%B6"],
    ["rel?x={y}", "rel?x={y}", "rel?x=%7By%7D"],
    ["http://h/a/../b/./c/..", "http://h/b/", "http://h/b/"],
    ["http://h/%2f%41%zz%C3", "http://h/%2fA%25zz%C3", "http://h/%2fA%25zz%C3"],
    ["http://h/a\\b?c\\d", "http://h/a/b?c\\d", "http://h/a/b?c%5Cd"],
    ["http://h?x", "http://h/?x", "http://h/?x"],
    ["mailto:A@B.se", "mailto:A@b.se", "mailto:A@b.se"],
    ["urn:X:1", "urn:X:1", "urn:X:1"],
    ["/relative", "/relative", "/relative"],
  ])("%s is shown as %s and escaped as %s", (given, shown, escaped) => {
    expect([shownUri(given), escapedUri(given)]).toEqual([shown, escaped]);
  });
});

describe("a decimal", () => {
  test.each([
    ["1.50", "1.50"],
    ["-0.00", "0.00"],
    ["007", "7"],
    ["1.5e3", "1500"],
    ["15e-3", "0.015"],
    ["1.25E+1", "12.5"],
    ["79228162514264337593543950335", "79228162514264337593543950335"],
  ])("%s is %s", (given, want) => {
    expect(parseDecimal(given)).toBe(want);
  });
});

describe("a member's name", () => {
  test.each([
    ["URLPath", "urlPath", "url_path"],
    ["ID", "id", "id"],
    ["Base1", "base1", "base1"],
    ["IsOK", "isOK", "is_o_k"],
    ["X_Y", "x_Y", "x__y"],
    ["name", "name", "name"],
  ])("%s is %s in camel and %s in snake case", (given, camel, snake) => {
    expect([camelCase(given), snakeCase(given)]).toEqual([camel, snake]);
  });
});

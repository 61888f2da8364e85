import { describe, expect, test } from "vitest";
import type { Slot, Type } from "../../../src/contract/model/type.ts";
import type { Value } from "../../../src/contract/model/value.ts";
import { equalValues } from "../../../src/wire/compare/equal-values.ts";
import type { DataFormat } from "../../../src/contract/model/host.ts";
import { normalise } from "../../../src/wire/dialect/servicestack/compare/normalise.ts";
import { ReadError } from "../../../src/wire/format.ts";
import type { Spelling } from "../../../src/wire/dialect/servicestack/spelling.ts";
import { serviceStackFormats } from "../../../src/wire/dialect/servicestack/formats.ts";
import {
  SPELLINGS,
  below,
  dataset,
  formatOf,
  itemsOf,
  recordedAnswers,
  recordedValues,
  rowOf,
} from "../../support/recorded-formats.ts";
import { attemptsPage, maybe, slot, subscriptionResponse, zooTypes } from "../../support/types.ts";

const FORMATS = ["json", "xml", "csv", "jsv"] as const;
const values = itemsOf(dataset("zoo.values"));
const cases = dataset("zoo.cases", { Next: "next_one" });

describe.each(["zoo", "zoo-pascal"] as const)("the answers of %s", (host) => {
  const spelling = SPELLINGS[host];
  const types = zooTypes(host === "zoo" ? "camel" : "pascal");
  const roots: Readonly<Record<string, Type>> = {
    everything: types.Everything,
    contract: types.ContractRows,
    list: types.ListOfInner,
    map: types.MapOfText,
  };

  test.each(FORMATS)("are written in %s for every recorded value", (format) => {
    for (const recorded of recordedValues(host)) {
      const value = rowOf(values[recorded.index]!, slot(types.Everything));
      expect(
        serviceStackFormats(spelling).named(format).write(value, types.Everything),
        `value ${recorded.index}`,
      ).toBe(recorded[format]);
    }
  });

  test.each(FORMATS)("are read from %s for every recorded value", (format) => {
    for (const recorded of recordedValues(host)) {
      const value = rowOf(values[recorded.index]!, slot(types.Everything));
      expectRead(format, recorded[format], value, slot(types.Everything), spelling);
    }
  });

  test.each(FORMATS.slice(1))("mean the same in %s as in JSON", (format) => {
    for (const recorded of recordedValues(host)) {
      if (recorded[format].includes("<?xml", 5)) continue;
      const place = slot(types.Everything);
      const formats = serviceStackFormats(spelling);
      const [one, other] = (["json", format] as const).map((name) =>
        formats.normalise(formats.named(name).read(recorded[name], place), place, ["json", format]),
      );
      expect(equalValues(one!, other!, place.type), `value ${recorded.index}`).toBe(true);
    }
  });

  test.each(["values", "roots"])("are written and read in every format for the cases of %s", (family) => {
    for (const { path, status, text } of recordedAnswers(host, family)) {
      const [, root = "", name = "", format = ""] = /^\/(\w+)\/(\w+)\.(\w+)$/.exec(path) ?? [];
      const tree = below(below(cases, root), name) ?? below(below(cases, root), "*");
      const type = roots[root];
      if (status !== 200 || tree === undefined || type === undefined) continue;
      const value = rowOf(tree, maybe(type));
      expect(
        serviceStackFormats(spelling)
          .named(format as DataFormat)
          .write(value, type),
        path,
      ).toBe(text);
      expectRead(format as DataFormat, text, value, maybe(type), spelling);
    }
  });

  test("are written in every format for every recorded error", () => {
    for (const { path, status, text, contentType } of recordedAnswers(host, "errors")) {
      if (status < 400 || contentType.startsWith("text/plain") || contentType === "") continue;
      const format = formatOf(contentType);
      const type = types.ErrorResponse;
      const read = serviceStackFormats(spelling).named(format).read(text, slot(type));
      expect(serviceStackFormats(spelling).named(format).write(read, type), path).toBe(text);
    }
  });
});

describe("the answers of bokamera", () => {
  test("are written and read in every format", () => {
    const { page, attempt } = attemptsPage();
    const rows = new Map(
      itemsOf(dataset("bokamera.attempts"))
        .map((tree) => rowOf(tree, slot(attempt)))
        .map((row) => [member(row, "Id"), row]),
    );
    for (const { path, status, text, contentType } of recordedAnswers("bokamera", "formats")) {
      if (status !== 200) continue;
      const format = formatOf(contentType);
      const read = serviceStackFormats(SPELLINGS.bokamera).named(format).read(text, slot(page));
      const shown = member(read, "Attempts") as readonly Value[];
      const value: Value = { ...(read as object), Attempts: shown.map((row) => rows.get(member(row, "Id")) ?? null) };
      expect(serviceStackFormats(SPELLINGS.bokamera).named(format).write(value, page), `${path} ${format}`).toBe(text);
      expectRead(format, text, value, slot(page), SPELLINGS.bokamera);
    }
  });
});

describe("the answers of pwc", () => {
  test("are written and read in every format", () => {
    const type = subscriptionResponse();
    const rows = itemsOf(dataset("pwc.subscriptions")).map((tree) => rowOf(tree, slot(type)));
    for (const { path, status, text, contentType } of recordedAnswers("pwc", "formats")) {
      if (status !== 200 || !path.includes("/find?")) continue;
      const format = formatOf(contentType);
      const read = serviceStackFormats(SPELLINGS.pwc).named(format).read(text, slot(type));
      const id = member(member(read, "subscription"), "id");
      const value = rows.find((row) => member(member(row, "subscription"), "id") === id) ?? null;
      expect(serviceStackFormats(SPELLINGS.pwc).named(format).write(value, type), `${path} ${format}`).toBe(text);
      expectRead(format, text, value, slot(type), SPELLINGS.pwc);
    }
  });
});

/** Reading gives the value without what the format loses; an answer that XML could not finish is refused. */
function expectRead(format: DataFormat, text: string, value: Value, place: Slot, spelling: Spelling): void {
  const read = () => serviceStackFormats(spelling).named(format).read(text, place);
  if (text.includes("<?xml", 5)) {
    expect(read).toThrow(ReadError);
    return;
  }
  const wanted = normalise(value, place, [format], spelling);
  if (!equalValues(read(), wanted, place.type)) expect(read(), text).toEqual(wanted);
}

function member(value: Value, name: string): Value {
  return value === null ? null : ((value as Readonly<Record<string, Value>>)[name] ?? null);
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Parameter } from "../../../../../../src/contract/model/contract.ts";
import { isObjectValue } from "../../../../../../src/contract/model/value.ts";
import type { Value } from "../../../../../../src/contract/model/value.ts";
import { parseQuery } from "../../../../../../src/serve/framework/servicestack/bind/query.ts";
import { root } from "../../../../../support/source-files.ts";
import { bindSent, echo } from "../../../../../support/zoo-echo.ts";

interface Exchange {
  readonly title: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body?: { readonly text?: string; readonly base64?: string };
  };
  readonly response: { readonly status: number; readonly body: { readonly text: string } };
}

function recorded(family: string): readonly Exchange[] {
  const file = join(root, "fixtures/recordings/zoo-pascal", `${family}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as readonly Exchange[];
}

/** A member as zoo-pascal's JSON shows it. */
function spell(value: Value, { slot }: Pick<Parameter, "slot">): unknown {
  switch (slot.type.kind) {
    case "guid":
      return (value as string).replaceAll("-", "");
    case "datetime":
      return (value as string).replace(
        /(:\d\d)(\.\d+)?(Z|\+00:00)?$/,
        (_, second: string, fraction = ".0000000", zone = "") => {
          return second + String(fraction).padEnd(8, "0") + String(zone);
        },
      );
    case "integer":
    case "decimal":
      return Number(value);
    default:
      return plain(value);
  }
}

function plain(value: Value): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item as Value)]));
  if (Array.isArray(value)) return value.map((item: Value) => plain(item));
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, plain(item)]),
  );
}

const nothing: Readonly<Record<string, unknown>> = {
  Flag: false,
  Whole: 0,
  Big: 0,
  Double: 0,
  Money: 0,
  Guid: "0".repeat(32),
  When: "0001-01-01T00:00:00.0000000",
  Span: "PT0S",
  Colour: "Red",
};

const exchanges = [...recorded("binding"), ...recorded("bodies")];

test.each(exchanges)("binds as recorded: $title", ({ request, response }) => {
  const header = (name: string) => request.headers.find(([key]) => key.toLowerCase() === name)?.[1];
  const result = bindSent({
    method: request.method,
    query: parseQuery(request.path.split("?")[1] ?? ""),
    contentType: header("content-type"),
    contentEncoding: header("content-encoding"),
    body: request.body?.text ?? Buffer.from(request.body?.base64 ?? "", "base64"),
  });
  const answer = JSON.parse(response.body.text) as Record<string, unknown>;
  if (result.kind === "refused") {
    const { status, code, message, errors } = result.failure;
    const Errors = errors.map((error) => ({ ErrorCode: error.code, FieldName: error.field, Message: error.message }));
    expect([status, { ResponseStatus: { ErrorCode: code, Message: message, Errors } }]).toEqual([
      response.status,
      answer,
    ]);
    return;
  }
  const names = echo.parameters.map((parameter) => parameter.name);
  const got = echo.parameters.map((parameter) => {
    const value = result.values.get(parameter.name);
    return value === undefined || value === null ? nothing[parameter.name] : spell(value, parameter);
  });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(names.map((name, index) => [name, got[index]]))).toEqual(
    Object.fromEntries(names.map((name) => [name, answer[name]])),
  );
});

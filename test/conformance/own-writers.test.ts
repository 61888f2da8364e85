import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type OwnDocument, ownWriters, type Tree } from "../support/own-writers.ts";
import { root } from "../support/source-files.ts";

interface Exchange {
  readonly request: { readonly path: string };
  readonly response: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly body?: { readonly text?: string };
  };
}

type Members = Readonly<Record<string, Tree>>;
type Format = keyof typeof ownWriters;

const names = {
  attempt: ["Id", "MessageId", "EndpointId", "Url", "Status", "ResponseStatusCode", "Timestamp", "TriggerType"],
  status: ["ErrorCode", "Message", "StackTrace", "Errors", "Meta"],
  error: ["ErrorCode", "FieldName", "Message", "Meta"],
};
const items = { Attempts: "WebhookMessageAttempt", Errors: "ResponseError" };

/** JSON leaves out what is null; the other formats say it. */
function filled(members: Members, all: readonly string[]): Members {
  return Object.fromEntries(all.map((name) => [name, members[name] ?? null]));
}

function listOf(list: Tree | undefined, all: readonly string[]): Tree {
  return (list as Members[]).map((one) => filled(one, all));
}

function pageOf({ Attempts, Done = false, Iterator = null }: Members): OwnDocument {
  return {
    root: "ListMessageAttemptsResponse",
    namespace: "http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel.Dtos",
    items,
    times: ["Timestamp"],
    sorted: true,
    members: { Attempts: listOf(Attempts, names.attempt), Done, Iterator },
  };
}

function errorOf(json: Members): OwnDocument {
  const status = json["ResponseStatus"] as Members;
  return {
    root: "ErrorResponse",
    namespace: "http://schemas.servicestack.net/types",
    items,
    times: [],
    sorted: false,
    members: {
      ResponseStatus: filled({ ...status, Errors: listOf(status["Errors"], names.error) }, names.status),
    },
  };
}

/** Every body in a data format, with what was asked for. */
const bodies = ["formats", "negotiation", "precedence", "limits"]
  .flatMap((file) => {
    const text = readFileSync(join(root, "fixtures/recordings/bokamera", `${file}.json`), "utf8");
    return JSON.parse(text) as Exchange[];
  })
  .flatMap(({ request, response }) => {
    const type = response.headers.find(([name]) => name === "Content-Type")?.[1] ?? "";
    const format = /^(?:application|text)\/(json|xml|csv|jsv)\b/.exec(type)?.[1];
    const text = response.body?.text ?? "";
    return format === undefined || text === ""
      ? []
      : [{ asked: `${response.status} ${request.path}`, format: format as Format, text }];
  });

test.each(["json", "xml", "csv", "jsv"] as const)("writes %s as the recorded host does, byte by byte", (format) => {
  // What was asked for in another spelling is not written here.
  const usual = bodies.filter((one) => one.format === "json" && /^\{"(?:Attempts|ResponseStatus)"/.test(one.text));
  const jsons = new Map(usual.map(({ asked, text }) => [asked, text]));
  const known = bodies.filter((one) => one.format === format && jsons.has(one.asked));
  expect(known.length).toBeGreaterThan(5);
  for (const { asked, text } of known) {
    const json = JSON.parse(jsons.get(asked) ?? "") as Members;
    expect(ownWriters[format]("Attempts" in json ? pageOf(json) : errorOf(json))).toBe(text);
  }
});

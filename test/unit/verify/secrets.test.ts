import { expect, test } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import type { Sender } from "../../../src/verify/exchange/wire.ts";
import { noColour } from "../../../src/verify/report/report.ts";
import { reports } from "../../../src/verify/report/reports.ts";
import { bareTarget, type Credentials, type Identity, type Target } from "../../../src/verify/deployment/target.ts";
import { findingsOf } from "../../../src/verify/verdict/result.ts";
import { verify } from "../../../src/verify/verify.ts";

const role = "bookingsupplier-administrator-write";
const contract = loadContract("bokamera");
const secrets = {
  password: "p&ss <w\u00f6rd> \"q\" 'a' 100% $HOME+/=",
  key: "key/with+signs==&more",
  token: "head.claims-of-somebody.signature-of-it",
  expired: "head.claims-of-the-past.signature-gone",
  cookie: "session-0123456789/+=",
  login: "open sesame?",
  proxy: "proxy:pass@word",
  // What is sent in their place: in other capitals, without and with a changed signature.
  capitals: "P&SS <W\u00d6RD> \"Q\" 'A' 100% $HOME+/=",
  basic: Buffer.from("admin:P&SS <W\u00d6RD> \"Q\" 'A' 100% $HOME+/=").toString("base64"),
  unsigned: "head.claims-of-somebody",
  signature: "signature-of-it",
  changed: "Aignature-of-it",
};

function identity(name: string, credentials: Credentials): readonly [string, Identity] {
  return [name, { name, credentials, roles: [role], expired: secrets.expired }];
}

const identities = [
  identity("admin", { kind: "basic", user: "admin", password: secrets.password }),
  identity("robot", { kind: "bearer", token: secrets.token }),
  identity("machine", { kind: "headers", headers: [["X-Api-Key", secrets.key]] }),
  identity("person", {
    kind: "login",
    path: "/auth",
    body: JSON.stringify({ userName: "ann", password: secrets.login }),
    contentType: "application/json",
  }),
];

function targetOf(order: readonly (readonly [string, Identity])[]): Target {
  return {
    ...bareTarget("http://deployment.example"),
    identities: new Map(order),
    values: new Map([["EndpointId", ["ep_34rYXtJu8uRBr1e9fVctU9UxvZ2"]]]),
    connection: { ca: undefined, insecure: false, proxy: `http://me:${encodeURIComponent(secrets.proxy)}@proxy:3128` },
  };
}

/** Everything that a text can be written as on its way. */
function spellings(text: string): readonly string[] {
  const base64 = Buffer.from(text).toString("base64");
  const xml = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return [
    text,
    encodeURIComponent(text),
    new URLSearchParams([["", text]]).toString().slice(1),
    base64,
    JSON.stringify(text).slice(1, -1),
    xml,
  ];
}

/** What a host may say of an `Authorization` that it refuses: the credentials bare, decoded, and part by part. */
function credentialsIn(value: string): readonly string[] {
  const bare = /^(?:Bearer|Basic) (.*)$/.exec(value)?.[1];
  if (bare === undefined) return [];
  return [bare, Buffer.from(bare, "base64").toString().replace(/^.*?:/, ""), bare.split(".").at(-1) ?? ""];
}

/** Says back all that it is told, and all that it knows, in every place and spelling. */
const talkative: Sender = (request) => {
  const known = Object.values(secrets).flatMap(spellings);
  const told = [
    ...request.headers.flatMap(([name, value]) => [`${name}: ${value}`, ...credentialsIn(value)]),
    Buffer.from(request.body ?? []).toString(),
  ];
  const headers: [string, string][] = [
    ["Content-Type", "application/json; charset=utf-8"],
    [
      "X-Told",
      Buffer.from(known.join(" "))
        .toString("latin1")
        .replace(/[^ -~]/g, "?"),
    ],
    ["Set-Cookie", `ss-id=${secrets.cookie}; path=/`],
  ];
  // The first 600 characters of a body are shown: each answer shows some.
  const at = request.target.length * 7;
  const lines = [...told, ...known.slice(at % known.length), ...known];
  return Promise.resolve({
    status: 200,
    reason: known[at % known.length] ?? "",
    headers,
    body: Buffer.from(lines.join("\n")),
    milliseconds: 1,
  });
};

test.each(
  identities.map(
    (_, first) => [identities[first]![0], [...identities.slice(first), ...identities.slice(0, first)]] as const,
  ),
)("shows nothing secret in any report, whoever asks: %s", async (_, order) => {
  const result = await verify({ apis: [{ contract, target: targetOf(order), sender: talkative }] });
  expect(findingsOf(result).length).toBeGreaterThan(0);
  for (const report of Object.values(reports)) {
    const text = report.render(result, { palette: noColour, width: 100 });
    for (const [name, secret] of Object.entries(secrets))
      for (const spelling of spellings(secret))
        if (text.includes(spelling)) expect.fail(`${report.name} shows ${name}: ${spelling}`);
  }
});

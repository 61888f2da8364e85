import { createHmac } from "node:crypto";
import type { Contract } from "../../src/contract/model/contract.ts";
import { loadContract } from "../../src/contract/load-contract.ts";
import { openWorld } from "../../src/serve/http/open-world.ts";
import { answerRequest } from "../../src/serve/http/stand-in.ts";
import { loadScenario } from "../../src/serve/scenario/load-scenario.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import type { Sender } from "../../src/verify/exchange/wire.ts";
import { bareTarget, type Identity, type Target } from "../../src/verify/deployment/target.ts";

/** The stand-in in this process, and what a target file would say of it: what every fault is put around. */
export interface RightHost {
  readonly contract: Contract;
  readonly sender: Sender;
  readonly target: Target;
}

/** The stand-in that serves the recorded rows of an API. */
export function recordedHost(api: "bokamera" | "pwc-reportfiling"): RightHost {
  const contract = loadContract(api);
  return { contract, sender: senderOf(contract), target: api === "bokamera" ? attempts : subscriptions };
}

function senderOf(contract: Contract): Sender {
  const scenario = loadScenario("recorded", [contract]);
  const world = openWorld({ contracts: [contract], scenario, loadScenario: () => scenario });
  const apis = world.at(noChanges, 0).apis;
  return async ({ method, target, headers, body }) => {
    const request = {
      method,
      target,
      headers: [["Host", "api.example.com"] as const, ...headers],
      body: body ?? new Uint8Array(),
      scheme: "http",
    };
    const { answer } = await answerRequest(request, apis);
    const bytes = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
    return {
      status: answer.status,
      reason: answer.reason ?? "",
      headers: answer.headers,
      body: method === "HEAD" ? new Uint8Array() : bytes,
      milliseconds: 1,
    };
  };
}

const role = "bookingsupplier-administrator-write";
const farAway = 4102444800;

/** A token that the recorded hosts believe: their key is 32 bytes of value 7. */
function tokenFor(claims: Readonly<Record<string, unknown>>): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${encode({ typ: "JWT", alg: "HS256" })}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", Buffer.alloc(32, 7)).update(signed).digest("base64url")}`;
}

function people(...list: readonly Identity[]): ReadonlyMap<string, Identity> {
  return new Map(list.map((identity) => [identity.name, identity]));
}

function named(name: string, roles: readonly string[]): Identity {
  return { name, credentials: { kind: "basic", user: name, password: "secret" }, roles, expired: undefined };
}

function bearing(name: string, roles: readonly string[]): Identity {
  // The number of a user whom the host does not know: one that is no number would be its own error.
  const claims = { sub: "901", name, roles };
  return {
    name,
    credentials: { kind: "bearer", token: tokenFor({ ...claims, exp: farAway }) },
    roles,
    expired: tokenFor({ ...claims, exp: 1_500_000_000 }),
  };
}

const attempts: Target = {
  ...bareTarget(undefined),
  identities: people(
    named("admin", [role]),
    named("super", ["superadmin"]),
    named("reader", []),
    bearing("token", [role]),
    bearing("weak", []),
  ),
  values: new Map([
    [
      "EndpointId",
      [
        "ep_34rYXtJu8uRBr1e9fVctU9UxvZ2",
        "ep_34ruR6mauDv5OULLCER0gTkvZsc",
        "ep_34rJxAwZyqwUQpG7RO0kz74tsWZ",
        "ep_2r00000000000000000000empty",
      ],
    ],
    ["EventTypes", ["booking.created", "customer.created", "payment.received"]],
  ]),
  absent: new Map([["EndpointId", "ep_34rYXtJu8uRBr1e9fVctU9Unone"]]),
};

const subscriptions: Target = {
  ...bareTarget(undefined),
  identities: people(named("owner", []), bearing("token", [])),
  values: new Map([["Id", ["022b1849dde9b5eb4489d402d7e92a8a", "98594bc3ac0952ddab12028e5da2f67c"]]]),
  together: ["ReportSubmitted", "ReportAccepted", "ReportRejected"].map(
    (event) =>
      new Map([
        ["AuthSteuernummer", "DE123456789"],
        ["AccountId", "0012345678"],
        ["EventName", event],
      ]),
  ),
  absent: new Map([
    ["AuthSteuernummer", "DE987654321"],
    ["AccountId", "9876543210"],
    ["EventName", "ReportForgotten"],
    ["Id", "00000000000000000000000000000000"],
  ]),
};

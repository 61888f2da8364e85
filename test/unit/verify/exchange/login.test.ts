import { expect, test } from "vitest";
import { createChannel } from "../../../../src/verify/exchange/channel.ts";
import { createRedact } from "../../../../src/verify/exchange/redact.ts";
import type { Question } from "../../../../src/verify/exchange/question.ts";
import { SendError, type WireRequest, type WireResponse } from "../../../../src/verify/exchange/wire.ts";
import { servicestack } from "../../../../src/verify/framework/servicestack/servicestack.ts";
import { bareTarget, type Identity, type Target } from "../../../../src/verify/deployment/target.ts";
import { loadContract } from "../../../../src/contract/load-contract.ts";

const contract = loadContract("bokamera");
const operation = contract.operations[0]!;
const person: Identity = {
  name: "person",
  credentials: {
    kind: "login",
    path: "/auth/login",
    body: JSON.stringify({ userName: "ann", password: "open sesame" }),
    contentType: "application/json",
  },
  roles: [],
  expired: "an.old.token",
};

function targetOf(): Target {
  return { ...bareTarget("http://deployment.example"), identities: new Map([["person", person]]) };
}

function questionAs(as: Question["as"]): Question {
  const parameters = [["EndpointId", "ep_1"]] as const;
  return { operation, method: "GET", parameters, as, wanted: undefined, headers: [], path: undefined, body: undefined };
}

function answer(status: number, headers: WireResponse["headers"] = []): WireResponse {
  return { status, reason: "", headers, body: new Uint8Array(), milliseconds: 1 };
}

function channelTo(login: () => WireResponse, target = targetOf()) {
  const sent: WireRequest[] = [];
  const sender = (request: WireRequest): Promise<WireResponse> => {
    sent.push(request);
    return Promise.resolve(request.method === "POST" ? login() : answer(404));
  };
  return {
    channel: createChannel({ contract, promises: servicestack, target, sender, budget: { total: 9, spent: 0 } }),
    sent,
    target,
  };
}

const cookieOf = (request: WireRequest | undefined): string | undefined =>
  request?.headers.find(([name]) => name === "Cookie")?.[1];

test("logs an identity in once, by its own request, and sends the cookies from then on", async () => {
  const { channel, sent } = channelTo(() =>
    answer(200, [
      ["Set-Cookie", "ss-id=0123456789; path=/; httponly"],
      ["Set-Cookie", "ss-pid=first; path=/"],
      ["set-cookie", "ss-pid=second=; path=/; expires=Fri, 18 Sep 2099 10:00:00 GMT"],
      ["Set-Cookie", "gone=; path=/; max-age=0"],
    ]),
  );
  await channel.ask(questionAs({ kind: "identity", name: "person" }));
  await channel.ask(questionAs({ kind: "identity", name: "person" }));
  expect(sent.map(({ method, target }) => `${method} ${target}`)).toEqual([
    "POST /auth/login",
    "GET /webhook/endpoints/ep_1/attempts",
    "GET /webhook/endpoints/ep_1/attempts",
  ]);
  expect(Buffer.from(sent[0]!.body!).toString()).toBe('{"userName":"ann","password":"open sesame"}');
  expect(sent[0]!.headers).toContainEqual(["Content-Type", "application/json"]);
  expect(sent.map(cookieOf)).toEqual([
    undefined,
    "ss-id=0123456789; ss-pid=second=",
    "ss-id=0123456789; ss-pid=second=",
  ]);
  expect(channel.sent).toBe(3);
});

test("keeps the cookies out of every output", async () => {
  const { channel, target } = channelTo(() => answer(302, [["Set-Cookie", "ss-id=0123456789; path=/"]]));
  const redact = createRedact(target);
  await channel.ask(questionAs({ kind: "identity", name: "person" }));
  expect(redact("Cookie: ss-id=0123456789")).toBe("Cookie: ss-id=$PERSON_SS_ID");
  expect(redact("password=open+sesame and open%20sesame")).toBe("password=$PERSON_PASSWORD and $PERSON_PASSWORD");
});

test.each([
  ["refused", () => answer(401), "identity person was refused: its login is answered with 401"],
  ["answered without a cookie", () => answer(200), "identity person was refused: its login sets no cookie (200)"],
])("says so when a login is %s", async (_, login, told) => {
  const { channel } = channelTo(login);
  await expect(channel.ask(questionAs({ kind: "identity", name: "person" }))).rejects.toThrow(told);
  await expect(channel.ask(questionAs({ kind: "nobody" }))).resolves.toMatchObject({ response: { status: 404 } });
});

test("takes a login that breaks off for an answer that did not come", async () => {
  const { channel } = channelTo(() => {
    throw new SendError("broken", "the connection was closed");
  });
  await expect(channel.ask(questionAs({ kind: "identity", name: "person" }))).rejects.toMatchObject({
    name: "Unanswered",
    kind: "broken",
  });
});

test("sends the token past its time as its owner gave it", async () => {
  const { channel, sent } = channelTo(() => answer(200));
  await channel.ask(questionAs({ kind: "expired", name: "person" }));
  expect(sent.map(({ method }) => method)).toEqual(["GET"]);
  expect(sent[0]!.headers).toContainEqual(["Authorization", "Bearer an.old.token"]);
});

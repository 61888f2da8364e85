import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { openWorld } from "../../../../src/serve/http/open-world.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import type { Sender } from "../../../../src/verify/exchange/wire.ts";
import { checksOf, findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { bareScenario } from "../../../support/inferred.ts";
import { inProcess } from "../../../support/in-process.ts";

const schema = {
  type: "object",
  required: ["name", "kind"],
  properties: {
    name: { type: "string", minLength: 2 },
    kind: { type: "string", enum: ["lamp", "chair"] },
    count: { type: "integer", minimum: 1 },
    bought: { type: "string", format: "date" },
    tags: { type: "array", items: { type: "string" }, maxItems: 3 },
    picture: { type: "string", format: "binary" },
    more: { type: "object", properties: { colour: { type: "string" } } },
  },
};

const example = { name: "Desk lamp", kind: "lamp", count: 2, tags: ["new", "brass"] };

function contractOf(mediaType: string) {
  const send = {
    operationId: "send",
    requestBody: { required: true, content: { [mediaType]: { schema, example } } },
    responses: { "200": { description: "ok" }, "400": { description: "wrong" }, "415": { description: "other" } },
  };
  return compileContract(
    { openapi: "3.1.0", info: { title: "Sales", version: "1" }, paths: { "/sales": { post: send } } },
    "sales.yaml",
  );
}

async function run(mediaType: string, senderFor: (contract: ReturnType<typeof contractOf>) => Sender) {
  const contract = contractOf(mediaType);
  const sender = senderFor(contract);
  const bodies: string[] = [];
  const watched: Sender = async (request) => {
    bodies.push(Buffer.from(request.body ?? []).toString());
    return await sender(request);
  };
  const result = await verify({
    apis: [{ contract, target: bareTarget(undefined), sender: watched }],
    allowWrites: true,
  });
  const verdicts = checksOf(result).flatMap(({ id, verdict }) =>
    id.startsWith("bodies/") ? [[id, verdict.kind === "not checked" ? verdict.reason : verdict.kind] as const] : [],
  );
  return { found: findingsOf(result).map(({ check }) => check), verdicts: Object.fromEntries(verdicts), bodies };
}

/** A host that answers everything at its one address with this status. */
const always =
  (status: number): Sender =>
  ({ method, target }) =>
    Promise.resolve({
      status: target === "/sales" && method === "POST" ? status : 404,
      reason: "",
      headers: [["Content-Type", "application/json"]],
      body: Buffer.from("{}"),
      milliseconds: 1,
    });

const forms = ["application/x-www-form-urlencoded", "multipart/form-data"];
const wanted = [
  "bodies/missing",
  "bodies/name.required",
  "bodies/kind.required",
  "bodies/kind.enum",
  "bodies/name.minLength",
  "bodies/count.type",
  "bodies/count.minimum",
];

test.each(forms)("asks for the refusal of wrong values in %s, and finds the stand-in right", async (mediaType) => {
  const { found, verdicts, bodies } = await run(mediaType, (contract) =>
    inProcess(openWorld({ contracts: [contract], scenario: bareScenario, loadScenario: () => bareScenario })),
  );
  expect(found).toEqual([]);
  for (const id of wanted) expect([id, verdicts[id]]).toEqual([id, "holds"]);
  expect(bodies.join("")).toContain("brass");
});

test.each(forms)("finds each value that is taken in %s against its schema", async (mediaType) => {
  const { verdicts } = await run(mediaType, () => always(200));
  for (const id of wanted) expect([id, verdicts[id]]).toEqual([id, "breaks"]);
});

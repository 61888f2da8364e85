import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleBody } from "../../src/serve/http/samples/sample-body.ts";
import { credentialsFor } from "../../src/serve/http/samples/sample-credentials.ts";
import { requestsFor } from "../../src/serve/http/samples/sample-requests.ts";
import { documentedResponse } from "../../src/contract/model/documented-response.ts";
import { answerRequest } from "../../src/serve/http/stand-in.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import { root } from "../support/source-files.ts";
import { openTestWorld } from "../support/stand-in.ts";

/** Documents as people write them: every version of OpenAPI, several files, loose words. */
const documents = [
  "archive/swagger.yaml",
  "bakery-2.0.yaml",
  "choir-3.0.yaml",
  "dairy-3.1.json",
  "engraver-3.2.yaml",
  "ferry-later.yaml",
  "glass-loose.yaml",
  "harbour-empty.yaml",
  "ink-blots.json",
  "jug-merged.yaml",
  "orchard/openapi.yaml",
];

test.each(documents)("every sample request of %s is answered as documented", async (name) => {
  const file = `fixtures/openapi/${name}`;
  expect(existsSync(join(root, file))).toBe(true);
  const [api] = openTestWorld({ contracts: [file] }).at(noChanges, 0).apis;
  if (api === undefined) throw new Error(name);
  for (const operation of api.host.contract.operations)
    for (const sample of requestsFor(operation, api)) {
      const { headers = [], query = [] } = credentialsFor(operation, api) ?? {};
      const target = [sample.target, ...query].join(sample.target.includes("?") ? "&" : "?");
      const { type = "", text = "", fields } = sampleBody(operation) ?? {};
      if (fields !== undefined) continue;
      const all = [...headers, ...sample.headers, ...(type === "" ? [] : [["Content-Type", type] as const])];
      const request = {
        method: operation.method,
        target,
        headers: all,
        body: Buffer.from(text),
        scheme: "http",
      } as const;
      const { answer } = await answerRequest(request, [api]);
      const said = Buffer.from(answer.body).toString("latin1");
      expect([target, answer.status, answer.status < 400 ? "" : said]).toEqual([target, answer.status, ""]);
      if (operation.responses.length > 0) expect(documentedResponse(operation.responses, answer.status)).toBeDefined();
    }
});

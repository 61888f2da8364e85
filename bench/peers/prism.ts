import { Agent, type IncomingHttpHeaders, request as send } from "node:http";
import type { WireRequest } from "../../src/verify/exchange/wire.ts";
import { startPrism } from "../../test/support/prism.ts";
import type { Peer } from "./peer.ts";

/**
 * Prism's validation proxy between the traffic and the host. It runs without `--errors`: with it, a request that breaks
 * the contract on purpose would be answered by Prism, and the host's answer to it judged by nobody. What it says about
 * requests is left out, they are always the same ones.
 */
export const prism: Peer = {
  name: "prism",
  title: "Prism proxy",
  package: new URL("../../node_modules/@stoplight/prism-cli/package.json", import.meta.url),
  async start({ contract, requests, server }) {
    const proxy = await startPrism(contract.name, server.url);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    return {
      requests: requests.length,
      async *objections(host) {
        server.answer(host);
        for (const [index, request] of requests.entries())
          for (const says of objectionsIn(await answerTo(request, proxy.url, agent))) yield { request: index, says };
      },
      async close() {
        agent.destroy();
        await proxy.stop();
      },
    };
  },
};

/** What Prism says about an answer, or that it could not pass it on. */
interface Passed {
  readonly violations: string | undefined;
  readonly problem: string | undefined;
}

function objectionsIn({ violations, problem }: Passed): readonly string[] {
  const said = responseViolations(violations ?? "");
  return problem === undefined ? said : [...said, problem];
}

/** The header's list; Prism cuts it off behind the first few kilobytes, so that it may be no JSON. */
export function responseViolations(header: string): readonly string[] {
  return [...header.matchAll(/"location":(\[[^\]]*\]).*?"message":("(?:[^"\\]|\\.)*")/g)].flatMap(
    ([, place, message]) => {
      const location = JSON.parse(place ?? "[]") as string[];
      return location[0] === "response" ? [`${location.join(".")}: ${JSON.parse(message ?? '""') as string}`] : [];
    },
  );
}

async function answerTo({ method, target, headers, body }: WireRequest, url: string, agent: Agent): Promise<Passed> {
  return await new Promise((resolve) => {
    const broken = (error: Error): void => resolve({ violations: undefined, problem: `no answer: ${error.message}` });
    const { host, hostname, port } = new URL(url);
    const all = ["Host", host, ...headers.flat()];
    const options = { hostname, port, method, path: target, headers: all, agent, maxHeaderSize: 1 << 20 };
    const outgoing = send(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", broken);
      incoming.on("end", () => resolve(passed(incoming.headers, Buffer.concat(chunks).toString("utf8"))));
    });
    outgoing.on("error", broken);
    outgoing.end(body);
  });
}

/** No host of ours speaks `problem+json`: it is Prism that answers when it cannot read what the host said. */
function passed(headers: IncomingHttpHeaders, body: string): Passed {
  const violations = headers["sl-violations"];
  const isProblem = headers["content-type"]?.startsWith("application/problem+json") ?? false;
  return {
    violations: Array.isArray(violations) ? violations[0] : violations,
    problem: isProblem ? `Prism answers itself: ${titleOf(body)}` : undefined,
  };
}

/** It may be cut off, and the answer to HEAD has none. */
function titleOf(body: string): string {
  const [, title = "an error"] = /"title":"((?:[^"\\]|\\.)*)"/.exec(body) ?? [];
  return title.replaceAll(/http:\S+/g, "the host");
}

import { keyOf, type PeersFile } from "../../bench/peers/found.ts";
import type { Fault } from "./fault.ts";
import type { Detection } from "./fault-tests.ts";

type Families = Readonly<Record<string, readonly Fault[]>>;
type Detections = (family: string) => Readonly<Record<string, Detection>>;

/**
 * The page docs/detection.md, before it is formatted: how many faults each tool finds, what each was given, and for each
 * fault the check that tells it, the peers that find it, and the checks that break by it too.
 */
export function detectionTable(families: Families, detections: Detections, peers: PeersFile): string {
  const count = Object.values(families).flat().length;
  return `# What the suite finds

${count} servers with one thing wrong each (\`test/faults\`), and what \`standin verify\` says of them. Every one is told once, under
one check; what breaks by the same cause is named beside it. The right servers they are made of have no finding.
This page is made by the tests: \`npm run detection\`. The peers are measured by \`npm run peers\`, which writes what
each says of each server to \`bench/peers/found.json\`.

## Beside other contract checkers

${summary(families, detections, peers)}

${given(peers)}

${Object.entries(families)
  .map(([family, list]) => section(family, list, detections(family), peers))
  .join("\n\n")}
`;
}

function summary(
  families: Families,
  detections: Detections,
  { peers, requests, falseAlarms, found }: PeersFile,
): string {
  const names = Object.keys(peers);
  const told = (list: readonly Fault[], name: string): number =>
    list.filter((fault) => typeof found[keyOf(fault)]?.[name] === "string").length;
  const own = (family: string, list: readonly Fault[]): number =>
    list.filter(({ name }) => detections(family)[name] !== undefined).length;
  const counts = Object.entries(families).map(([family, list]) => ({
    name: family,
    cells: [list.length, own(family, list), ...names.map((name) => told(list, name))],
  }));
  const total = (counts[0]?.cells ?? []).map((_, index) =>
    counts.reduce((sum, { cells }) => sum + (cells[index] ?? 0), 0),
  );
  const perApi = (facts: PeersFile["requests"], name: string): string =>
    Object.values(facts)
      .map((numbers) => numbers[name] ?? 0)
      .join(" + ");
  return tableOf(
    ["family of faults", "servers", "Standin", ...names.map((name) => peers[name]?.title ?? name)],
    [
      ...counts.map(({ name, cells }) => [name, ...cells.map(String)]),
      ["**all**", ...total.map((number) => `**${number}**`)],
      [
        `requests to one host (${Object.keys(requests).join(" + ")})`,
        "",
        ...["standin", ...names].map((name) => perApi(requests, name)),
      ],
      ["of them with objections to the right host", "", "0", ...names.map((name) => perApi(falseAlarms, name))],
    ],
  );
}

function given({ peers }: PeersFile): string {
  const about = Object.values(peers).map((one) => `${one.title} is \`${one.package}\` ${one.version} (${one.licence})`);
  return `${about.join("; ")}.
A server counts as found by a peer when the peer says of it, at any request, something that it does not say at that
request of the right server, whatever that is: it need not name the cause. All got the contracts as they stand (OpenAPI
3.1, nothing taken out; the extensions \`x-standin-…\` mean nothing to them), the same right servers on the same recorded
rows, and as their traffic the very requests that Standin sends to a right server: every identity, value and credential
of the target file, walks through all pages, filters, broken values, methods that could write.

- **Prism proxy** stood between that traffic and the server. It ran without \`--errors\`, so that requests which break the
  contract on purpose reach the server too; what it says of answers counts, and when it cannot pass one on.
- **Redocly Respect** sent the requests itself, each different one once: an Arazzo description with a workflow for each,
  which expects the status that the right server gives; no contract tells it that. What the contract does not document
  (a path with a suffix, an unknown or doubled parameter) is sent as it stands and held to that status only. It follows
  redirects.
- **Redocly drift** was shown the recorded traffic (HAR), all of its rules on. An exchange without an answer has status 0.

What stays unfair: the servers are ours, and their faults were written with Standin's checks in mind; the requests were
chosen for those checks, too. A peer cannot ask on after an answer: walks go on with the iterators of the right server.
Many faults break what only the extensions say (filters, paging, laws of the rows, spelling). Where a peer
objects to every XML, CSV and JSV body alike ("must be object"), it cannot tell a right one from a wrong one.`;
}

function section(
  family: string,
  list: readonly Fault[],
  detections: Readonly<Record<string, Detection>>,
  { peers, found }: PeersFile,
): string {
  const names = Object.keys(peers);
  const rows = list.map((fault) => {
    const { headline, checks } = detections[fault.name] ?? { headline: "nothing", checks: [] };
    const others = checks.filter((check) => check !== headline).map((check) => `\`${check}\``);
    const told = names.map((name) => (typeof found[keyOf(fault)]?.[name] === "string" ? "yes" : "–"));
    return [fault.name, fault.api, `\`${headline}\``, ...told, others.join(", ")];
  });
  const titles = names.map((name) => peers[name]?.title ?? name);
  return [
    `## ${family}`,
    "",
    tableOf(["what is wrong", "API", "told under", ...titles, "breaks by it too"], rows),
  ].join("\n");
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

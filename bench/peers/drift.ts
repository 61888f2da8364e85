import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { harOf } from "./har.ts";
import type { Peer } from "./peer.ts";
import { manifest, redocly } from "./redocly.ts";
import { exchange } from "./traffic.ts";

const rules = "undocumented-endpoint,schema-consistency,security-baseline,owasp-api-top10";

/** `redocly drift`, all of its rules: the traffic is recorded and then compared with the contract. */
export const drift: Peer = {
  name: "drift",
  title: "Redocly drift",
  package: manifest,
  start({ contract, file, requests, server, folder }) {
    const har = join(folder, `${contract.name}.har`);
    const report = join(folder, `${contract.name}.drift.csv`);
    const traffic = ["--traffic-format", "har", "--server", server.url];
    return Promise.resolve({
      requests: requests.length,
      async *objections(host) {
        writeFileSync(har, JSON.stringify(harOf(await exchange(host, requests), server.url)));
        await redocly(["drift", har, "--api", file, ...traffic, "--rules", rules, "--format", "csv", "-o", report]);
        const rows = parse<Record<string, string>>(readFileSync(report, "utf8"), { columns: true });
        yield* rows.map((row) => ({
          request: Number(row["exchange_index"]),
          says: `${row["rule_id"] ?? ""}: ${row["message"] ?? ""} ${row["schema_path"] ?? ""} ${row["data_path"] ?? ""}`.trim(),
        }));
      },
      close: () => Promise.resolve(),
    });
  },
};

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/source-files.ts";

/** So many requests of each kind: a place that makes a shape for each of them stands out from what is made once. */
const requests = 300;

/** The engine's log is read as this version writes it; elsewhere nothing is known of its shapes. */
const isNode20 = process.version.startsWith("v20.");

/**
 * The engine writes down each shape of objects (map) that it makes. A literal that spreads an object and then adds members makes
 * one each time, and so does one with an accessor: microseconds, and memory that is kept until the next full collection.
 */
test.skipIf(!isNode20)(
  "requests that are answered again and again make no new shapes of objects",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "standin-shapes-"));
    const log = join(folder, "shapes.log");
    const flags = ["--log-maps", `--logfile=${log}`, "--no-logfile-per-isolate"];
    const command = ["dist/cli/standin.js", "serve", "bokamera", "teahouse", "--no-cache", "--quiet", "--port", "0"];
    const server = spawn(process.execPath, [...flags, ...command], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    try {
      const [line] = (await once(server.stdout, "data")) as [Buffer];
      const url = line.toString().trim();
      const attempts = "/webhook/endpoints/ep_3HOh5cD5gewvQTdodl9lupOBusy/attempts";
      const login = { authorization: `Basic ${Buffer.from("admin:secret").toString("base64")}` };
      for (let number = 0; number < requests; number++) {
        for (const accept of ["application/json", "text/csv", "application/xml"])
          expect(await statusOf(`${url}${attempts}?Limit=5&n=${number}`, { ...login, accept })).toBe(200);
        expect(await statusOf(`${url}${attempts}?Limit=x&n=${number}`, login)).toBe(400);
        expect(await statusOf(`${url}${attempts}?n=${number}`, {})).toBe(401);
        expect(await statusOf(`${url}/teas?page=2&n=${number}`, {})).toBe(200);
        expect(await statusOf(`${url}/teas/7?n=${number}`, {})).toBe(200);
        expect(await statusOf(`${url}/nowhere?n=${number}`, {})).toBe(404);
      }
      server.kill("SIGTERM");
      await once(server, "exit");
      const made = shapesByPlace(readFileSync(log, "utf8"));
      expect(made.size).toBeGreaterThan(0);
      expect([...made].filter(([, count]) => count >= requests)).toEqual([]);
    } finally {
      server.kill("SIGKILL");
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);

async function statusOf(address: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return await new Promise((resolve, reject) => {
    get(address, { headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode));
    }).once("error", reject);
  });
}

/** How many shapes were made by transitions at each place of the code: `map,Transition,time,from,to,pc,line,column,…,name`. */
function shapesByPlace(log: string): ReadonlyMap<string, number> {
  const made = new Map<string, number>();
  for (const line of log.split("\n")) {
    if (!line.startsWith("map,")) continue;
    const [, kind = "", , , , , at = "", column = "", , name = ""] = line.split(",");
    const place = `${kind} at ${at}:${column} (${name})`;
    made.set(place, (made.get(place) ?? 0) + 1);
  }
  return made;
}

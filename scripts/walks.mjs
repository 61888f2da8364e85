// Walks an endpoint of about a thousand rows with every Limit from 1 to 250, each walk over HTTP against a stand-in of its
// own, and compares the rows with those of one big page after another. Needs a built dist/. Ends with 1 on a difference.
import { createServer } from "node:http";
import process from "node:process";
import { createStandIn } from "../dist/index.js";

const path = process.argv[2] ?? "/webhook/endpoints/ep_3HOh5cD5gewvQTdodl9lupOBusy/attempts";
const headers = { Authorization: `Basic ${Buffer.from("admin:secret").toString("base64")}` };
const server = createServer(createStandIn().app);
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}${path}`;

async function walk(limit) {
  const rows = [];
  let pages = 0;
  for (let query = `?Limit=${limit}`; ; pages++) {
    const page = await (await fetch(url + query, { headers })).json();
    rows.push(...page.Attempts.map((row) => JSON.stringify(row)));
    if (page.Done) return { rows, pages: pages + 1 };
    query = `?Limit=${limit}&Iterator=${encodeURIComponent(page.Iterator)}`;
  }
}

const whole = await walk(250);
let requests = 0;
let different = 0;
for (let limit = 1; limit <= 250; limit++) {
  const { rows, pages } = await walk(limit);
  requests += pages;
  const same = rows.length === whole.rows.length && rows.every((row, i) => row === whole.rows[i]);
  const exact = pages === Math.max(1, Math.ceil(rows.length / limit));
  if (!same || !exact) {
    different++;
    console.log(`Limit=${limit}: ${same ? "the same rows" : "OTHER ROWS"}, ${pages} pages`);
  }
}
console.log(`${whole.rows.length} rows, Limit 1 to 250, ${requests} requests: ${different} walks differ`);
server.close();
server.closeAllConnections();
process.exitCode = different === 0 ? 0 : 1;

// What Node itself can do: a constant without a framework. `node node-constant.mjs BYTES`
import { Buffer } from "node:buffer";
import console from "node:console";
import { createServer } from "node:http";
import process from "node:process";

const page = Buffer.alloc(Number(process.argv[2] ?? 14502), "x");
const headers = { "Content-Type": "application/json; charset=utf-8", "Content-Length": page.length };
const server = createServer((_, response) => response.writeHead(200, headers).end(page));
server.listen(0, "127.0.0.1", () => console.log(`listening at http://127.0.0.1:${server.address().port}`));

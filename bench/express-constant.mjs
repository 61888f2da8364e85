// The measure of everything here: bare Express 5 that sends one constant. `node express-constant.mjs BYTES`
import { Buffer } from "node:buffer";
import console from "node:console";
import process from "node:process";
import express from "express";

const page = Buffer.alloc(Number(process.argv[2] ?? 14502), "x");
const app = express();
app.get("/", (_, response) => {
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.setHeader("Content-Length", page.length);
  response.end(page);
});
const server = app.listen(0, "127.0.0.1", () => console.log(`listening at http://127.0.0.1:${server.address().port}`));

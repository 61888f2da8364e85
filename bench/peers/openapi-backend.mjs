// A mock server as the documentation of openapi-backend makes one: `node openapi-backend.mjs DOCUMENT`
import console from "node:console";
import { createServer } from "node:http";
import process from "node:process";
import { OpenAPIBackend } from "openapi-backend";

const api = new OpenAPIBackend({ definition: process.argv[2] });
api.register("notImplemented", (context, _request, response) => {
  const { status, mock } = context.api.mockResponseForOperation(context.operation.operationId);
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(mock));
});
await api.init();
const server = createServer((request, response) => {
  const [path, query = ""] = request.url.split("?");
  void api.handleRequest({ method: request.method, path, query, headers: request.headers }, request, response);
});
server.listen(0, "127.0.0.1", () => console.log(`listening at http://127.0.0.1:${server.address().port}`));

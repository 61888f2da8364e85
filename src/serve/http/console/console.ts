import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import { type ControlContext, sessionOf, textIn } from "../control/context.ts";
import { headersOf, requestOf } from "../incoming.ts";
import type { NamedApi, NamedWorld } from "../open-world.ts";
import { send } from "../outgoing.ts";
import { sendProblem } from "../problem-json.ts";
import { apiFor } from "../stand-in.ts";
import { assetAnswer } from "./assets.ts";
import { isFree } from "./console-address.ts";
import { consoleDocument, operationDocument } from "./console-document.ts";
import { framed, pageHeaders } from "./frame.ts";
import { setIdentity } from "./identity-cookie.ts";
import { logEvents } from "./log-events.ts";
import { loginPage, ownPath } from "./login-page.ts";
import { isNavigation } from "./navigation.ts";

export interface ConsoleContext extends ControlContext {
  readonly world: NamedWorld;
}

const consolePage = framed("Standin", `<div id="console"><p class="loading">Loading …</p></div>`, "console.mjs");

/** The console for people, below the address of the control interface. What it changes, it changes by that interface. */
export function consoleRouter(context: ConsoleContext): Router {
  const router = express.Router();
  router.get("/", forPeople(showConsole));
  router.get(
    "/login",
    forPeople((request, response) => showLogin(request, response, context)),
  );
  router.post("/login", express.urlencoded({ extended: false, limit: "10kb" }), logIn(context));
  router.get("/console.json", (request, response) => showDocument(request, response, context));
  router.get("/console/:file", async (request, response, next) => {
    const answer = await assetAnswer(request.params.file);
    if (answer === undefined) next();
    else send(answer, request, response);
  });
  logEvents(router, context);
  return router;
}

/**
 * What people find where no API has a path: the console at `/`, and the login page where a host sends browsers to log in.
 * Programs get what they always got there.
 * @param isKnown whether a request is to a known host: no other gets a page by which people can steer the stand-in
 */
export function peoplesPages(context: ConsoleContext, isKnown: (request: Request) => boolean): RequestHandler {
  return forPeople((request, response, next) => {
    if (!isKnown(request)) {
      next();
      return;
    }
    const { path } = request;
    const apis = apisFor(request, context);
    const isLogin = apis.some(({ host }) => host.contract.host.login?.page === path);
    const isOurs = path === "/" || isLogin;
    if (!isOurs || !isFree(path, apis, headersOf(request))) next();
    else if (isLogin) showLogin(request, response, context);
    else showConsole(request, response, next);
  });
}

function forPeople(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    // Programs send neither header: for them nothing else is looked at.
    const { "sec-fetch-mode": mode, "upgrade-insecure-requests": upgrade } = request.headers;
    const mayBeBrowser = mode !== undefined || upgrade !== undefined;
    if (isRead && mayBeBrowser && isNavigation({ method: request.method, headers: headersOf(request) }))
      handler(request, response, next);
    else next();
  };
}

function apisFor(request: Request, context: ConsoleContext): readonly NamedApi[] {
  return context.world.at(sessionOf(context, request).changes, context.time()).apis;
}

const showConsole: RequestHandler = (request, response) =>
  send({ status: 200, headers: pageHeaders, body: consolePage }, request, response);

/** Of the APIs, only the one that the person wants to go back to, where that is one of theirs. */
function showLogin(request: Request, response: Response, context: ConsoleContext): void {
  const apis = apisFor(request, context);
  const { redirect } = request.query;
  const back = ownPath(typeof redirect === "string" ? redirect : undefined);
  const target = { ...requestOf(request, new Uint8Array()), target: back };
  const { located, ...api } = apiFor(target, apis);
  const shown = located.reach === Infinity ? [api] : apis;
  send(loginPage({ status: 200, apis: shown, back }), request, response);
}

/** The choice made on the login page: a cookie that is read for navigations only, and the way back. */
function logIn(context: ConsoleContext): RequestHandler {
  return (request, response) => {
    const [api, name, back] = ["api", "as", "back"].map((field) => textIn(request.body, field));
    const host = apisFor(request, context).find(({ host: { contract } }) => contract.name === api)?.host;
    const identity = host?.credentials.identities.find((one) => one.name === name);
    if (host === undefined || identity === undefined) {
      sendProblem(response, 400, "There is no such identity", `no identity "${name ?? ""}" of "${api ?? ""}" is known`);
      return;
    }
    response.setHeader("Set-Cookie", setIdentity(host.contract.name, identity.name));
    response.redirect(303, ownPath(back));
  };
}

/** The whole, or with `api` and `operation` all about one operation. */
function showDocument(request: Request, response: Response, context: ConsoleContext): void {
  const apis = apisFor(request, context);
  const { api: name, operation: id } = request.query;
  if (id === undefined) {
    response.json(consoleDocument(apis, context.world.scenarios?.() ?? []));
    return;
  }
  const api = apis.find(({ host }) => host.contract.name === name);
  const operation = api?.host.contract.operations.find((one) => one.id === id);
  if (api === undefined || operation === undefined) {
    sendProblem(response, 404, "There is no such operation", "GET console.json lists what there is");
    return;
  }
  response.json(operationDocument(operation, api));
}

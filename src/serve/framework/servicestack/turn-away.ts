import type { Operation } from "../../../contract/model/contract.ts";
import type { Answer } from "../../operation/request.ts";
import {
  challengeHeader,
  forbidden,
  notAuthenticated,
  redirectToLogin,
  roleRequired,
  unauthorized,
} from "./challenge.ts";
import type { RequestContext } from "./request-context.ts";
import { writeFailure } from "./write-failure.ts";

/**
 * Answers somebody who may not call the operation. Where the check is an attribute of the service: 401 without a body and
 * with a challenge, for browsers the login page, for a role that is missing a text; where it is a validator: the error
 * DTO (fixtures/recordings: auth).
 */
export function turnAway(context: RequestContext, why: "nobody" | "role missing", operation: Operation): Answer {
  const { request, call, host, speech } = context;
  const login = host.contract.host.login;
  if (login?.check === "validator")
    return writeFailure(context, why === "nobody" ? notAuthenticated : roleRequired(operation));
  if (why === "role missing") return forbidden(call, "Invalid Role");
  const challenge = challengeHeader(login);
  if (speech.format === "html" && login?.page !== undefined)
    return redirectToLogin(request, call, login.page, challenge);
  if (speech.callback === undefined) return unauthorized(login);
  const scripted = writeFailure(context, notAuthenticated);
  return { ...scripted, headers: [...scripted.headers, ...challenge] };
}

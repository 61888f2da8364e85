import type { RequestHandler } from "express";
import { problemAnswer } from "../../operation/problem-answer.ts";
import type { Answer } from "../../operation/request.ts";
import type { Session } from "../../state/session.ts";
import { sharedSession, type Sessions } from "../../state/sessions.ts";
import { headersOf } from "../incoming.ts";
import { send } from "../outgoing.ts";
import { sessionName } from "../session-name.ts";
import type { Keeper } from "./keeper.ts";

/** RFC 4918, section 11.5. */
const notKept = problemAnswer(
  507,
  "The change was not kept",
  "the file of --keep cannot be written: make room on its disk, and allow this user to write there",
);

/**
 * The answer to a request once its file holds what the request changed; 507 where the file cannot be written: then nothing
 * has changed.
 * @param isChanged whether the request changed the session
 */
export async function keptAnswer(
  answer: Answer,
  session: Session,
  isChanged: boolean,
  keeper: Keeper,
): Promise<Answer> {
  return (await isKept(keeper, session, isChanged)) ? answer : notKept;
}

/** Lets the control interface say that something has changed only when the file holds it. */
export function keepControl(keeper: Keeper, sessions: Sessions): RequestHandler {
  return (request, response, next) => {
    const session = sessions.get(sessionName({ headers: headersOf(request) }));
    const { changes } = session;
    const end = response.end.bind(response);
    response.end = ((...written: Parameters<typeof end>) => {
      response.end = end;
      void isKept(keeper, session, session.changes !== changes).then((kept) =>
        kept ? Reflect.apply(end, undefined, written) : send(notKept, request, response),
      );
      return response;
    }) as typeof end;
    next();
  };
}

/** Other sessions than the shared one end with the process. */
async function isKept(keeper: Keeper, session: Session, isChanged: boolean): Promise<boolean> {
  return session.name !== sharedSession || !isChanged || (await keeper.keep(session));
}

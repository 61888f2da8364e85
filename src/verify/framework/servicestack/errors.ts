import type { Operation } from "../../../contract/model/contract.ts";
import type { Type } from "../../../contract/model/type.ts";
import { type Envelope, type EnvelopeNames, readEnvelope } from "../../verdict/envelope.ts";
import type { ErrorPromises } from "../../verdict/error-promises.ts";
import type { ExpectedFailure } from "../../verdict/expected-failure.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { judgeTold } from "../../verdict/told-errors.ts";
import { brokenRule, codeOf, unreadValue } from "./told-errors.ts";

/** The members of `ResponseStatus` and `ResponseError`. */
const names: EnvelopeNames = {
  marks: ["ErrorCode"],
  code: ["ErrorCode"],
  message: ["Message"],
  stackTrace: "StackTrace",
  errors: "Errors",
  error: { code: ["ErrorCode"], field: ["FieldName"], message: ["Message"], meta: "Meta" },
  listing: "ResponseStatus",
};

/** Errors as this framework tells them: one `ResponseStatus`, written in whatever format. */
export const errors: ErrorPromises = {
  envelopeOf: (reply) => readEnvelope(reply, names),
  saysMessage,
  judgeDetails,
  sameInEveryFormat: true,
  rules: { status: 400, codeOf, told: brokenRule },
  unread: { failure: unreadable, told: unreadValue, texts: unreadTexts },
  insides: [/\bServiceStack\.[\w.]{1,200}Exception:/],
};

/** The message itself, or with the argument's name behind it; markup is made harmless where it holds a script. */
function saysMessage(given: string | undefined, stated: string): boolean {
  if (stated.includes("<script") && given === stated.replaceAll("<", "&lt;").replaceAll(">", "&gt;")) return true;
  return (
    given === stated ||
    (given?.startsWith(stated) === true && /^ \(Parameter '[^']*'\)$/.test(given.slice(stated.length)))
  );
}

/** An exception about an argument names it behind the message, and the list of errors has it once, without that tail. */
function judgeDetails(envelope: Envelope, { code, message, field }: ExpectedFailure): Deviation | undefined {
  if (!envelope.listsErrors || message === undefined || field === undefined) return undefined;
  if (code?.startsWith("Argument") !== true || message.includes("<script")) return undefined;
  const whole = `${message} (Parameter '${field}')`;
  if (envelope.message !== whole)
    return { place: { kind: "error", part: "message" }, expected: whole, found: envelope.message ?? "none" };
  return judgeTold(envelope, [{ code, field, message, meta: undefined }]);
}

function unreadable({ request }: Operation): Omit<ExpectedFailure, "field"> {
  return { status: 400, code: "SerializationException", message: `Unable to bind to request '${request}'` };
}

/** Recorded in the family `binding`. */
function unreadTexts({ kind }: Type, lot: 0 | 1): readonly string[] {
  switch (kind) {
    case "integer":
      return lot === 1 ? ["0x5", "+5", "1e1", "1,000"] : ["5.0", "null", " ", "99999999999999999999"];
    case "boolean":
      return ["yes", "2", "On"];
    case "guid":
      return ["null"];
    case "datetime":
      return ["1700000000", "now", "2024-01-02T24:00:00", "null"];
    default:
      return [];
  }
}

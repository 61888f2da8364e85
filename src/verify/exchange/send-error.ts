import { SendError, type SendFailure } from "./wire.ts";

const kinds: Readonly<Record<string, SendFailure>> = {
  ECONNREFUSED: "refused",
  ENOTFOUND: "unknown host",
  EAI_AGAIN: "unknown host",
  EHOSTUNREACH: "refused",
  ENETUNREACH: "refused",
  ETIMEDOUT: "timeout",
};

/** The keys of a target file that settle it. */
const certificateCure = "name its authority in the target file (ca: FILE), or trust any certificate (insecure: true)";

const notTls = /wrong version number|packet length too long|http request/;

/**
 * What went wrong with a request, by the error that Node gave.
 * @param by what was connected to: whose connection was kept, and the proxy if it was one
 */
export function sendErrorOf(
  error: unknown,
  by: { readonly proxy?: URL | undefined; readonly wasKept: boolean },
): SendError {
  if (error instanceof SendError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message || code : String(error);
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code))
    return new SendError("certificate", `${message}; ${certificateCure}`);
  // Node 20 gives OpenSSL's own text under EPROTO, later ones a code for each reason.
  if (
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(code) ||
    (code === "EPROTO" && notTls.test(message))
  )
    return new SendError("refused", "no TLS is spoken there; where it is plain HTTP, begin the address with http://");
  const kind = kinds[code] ?? "broken";
  // Only what happens before there is a connection is surely the proxy's own.
  if (by.proxy !== undefined && kind !== "broken")
    return new SendError(kind, `the proxy ${by.proxy.host} does not answer (${message})`);
  return new SendError(
    kind,
    message === "socket hang up" ? "the connection was closed without an answer" : message,
    by.wasKept && (code === "ECONNRESET" || code === "EPIPE"),
  );
}

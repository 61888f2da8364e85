import type { Operation } from "../contract/model/contract.ts";
import { sampleBody } from "../serve/http/samples/sample-body.ts";
import type { SampleCredentials } from "../serve/http/samples/sample-credentials.ts";
import type { SampleRequest } from "../serve/http/samples/sample-requests.ts";
import { quotedWord } from "../shell-word.ts";

/** The command line with which curl sends a request, in pieces that belong together: the command, each flag with its value, the address. */
export function curlWords(
  operation: Operation,
  { target }: SampleRequest,
  { flags, query }: SampleCredentials,
  url: string,
): readonly string[] {
  const { method } = operation;
  const body = sampleBody(operation);
  const address = [target, ...query].join(target.includes("?") ? "&" : "?");
  return [
    "curl",
    ...(flags.length === 0 ? [] : [flags.join(" ")]),
    ...(method === "GET" ? [] : [`-X ${method}`]),
    ...(body === undefined ? [] : [`-H ${quotedWord(`Content-Type: ${body.type}`)}`, `-d ${quotedWord(body.text)}`]),
    quotedWord(`${url}${address}`),
  ];
}

import type { Operation } from "../contract/model/contract.ts";
import { type SampleBody, sampleBody } from "../serve/http/samples/sample-body.ts";
import type { SampleCredentials } from "../serve/http/samples/sample-credentials.ts";
import type { SampleRequest } from "../serve/http/samples/sample-requests.ts";
import type { Field } from "../wire/sent/form-fields.ts";
import { quotedWord } from "../shell-word.ts";

/** The command line with which curl sends a request, in pieces that belong together: the command, each flag with its value, the address. */
export function curlWords(
  operation: Operation,
  { target, headers }: SampleRequest,
  { flags, query }: SampleCredentials,
  url: string,
): readonly string[] {
  const { method } = operation;
  const body = sampleBody(operation);
  const address = [target, ...query].join(target.includes("?") ? "&" : "?");
  return [
    "curl",
    ...(flags.length === 0 ? [] : [flags.join(" ")]),
    ...headers.map(([name, text]) => `-H ${quotedWord(`${name}: ${text}`)}`),
    ...(method === "GET" && body === undefined ? [] : [`-X ${method}`]),
    ...(body === undefined ? [] : bodyWords(body)),
    quotedWord(`${url}${address}`),
  ];
}

function bodyWords({ type, text, fields }: SampleBody): readonly string[] {
  if (fields === undefined)
    return [
      `-H ${quotedWord(`Content-Type: ${type}`)}`,
      `${text.startsWith("@") ? "--data-raw" : "-d"} ${quotedWord(text)}`,
    ];
  return fields.map((field) =>
    field.isFile ? `-F ${quotedWord(fileWord(field))}` : `--form-string ${quotedWord(`${field.name}=${field.text}`)}`,
  );
}

/** A file with its bytes in the command line itself: a file of that name is on nobody's disk. */
function fileWord({ name, text, type }: Field): string {
  const ending = /^(?:(?:image|audio|video)\/|application\/(?=pdf|zip))([a-z\d]+)/.exec(type ?? "")?.[1] ?? "txt";
  const kind = type === undefined ? "" : `;type=${type}`;
  return `${name}="${text.replace(/["\\]/g, "\\$&")}";filename="${name}.${ending}"${kind}`;
}

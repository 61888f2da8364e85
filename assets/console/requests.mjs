// What a form comes to: an address, headers, and the same as lines to copy.

/** The request of an operation with texts for its parameters. */
export function requestOf(operation, { values, type, caller, body, session }) {
  const given = operation.parameters.filter(({ name }) => (values[name] ?? "") !== "");
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name) =>
    encodeURIComponent(values[name.replace(/[*+]$/, "")] ?? ""),
  );
  const query = given.flatMap((parameter) => {
    const text = values[parameter.name];
    if (parameter.in === "querystring") return [text];
    if (parameter.in !== "query") return [];
    return (parameter.repeats ? text.split(",") : [text]).map(
      (one) => `${encodeURIComponent(parameter.name)}=${encodeURIComponent(one.trim())}`,
    );
  });
  const all = [...query, ...(caller?.query ?? [])];
  const headers = [
    ...(type === undefined ? [] : [["Accept", type]]),
    ...given.filter((one) => one.in === "header").map(({ name }) => [name, values[name]]),
    // Of a form in parts the header says what stands between them: whoever sends it knows.
    ...(body?.text === undefined ? [] : [["Content-Type", body.type]]),
    ...(session === "shared" ? [] : [["X-Standin-Session", session]]),
  ];
  const cookies = [
    ...given.filter((one) => one.in === "cookie").map(({ name }) => `${name}=${values[name]}`),
    ...(caller?.headers ?? []).filter(([name]) => name === "Cookie").map(([, value]) => value),
  ];
  return {
    method: operation.method,
    target: `${path}${all.length === 0 ? "" : `${path.includes("?") ? "&" : "?"}${all.join("&")}`}`,
    headers,
    login: (caller?.headers ?? []).filter(([name]) => name !== "Cookie"),
    flags: caller?.flags ?? [],
    cookies,
    body: body?.text,
    fields: body?.fields,
  };
}

/** Sends it as a program would: with nothing that the browser adds of its own accord, cookies included. */
export async function send({ method, target, headers, login, cookies, body, fields }) {
  const began = performance.now();
  for (const cookie of cookies) document.cookie = `${cookie}; Path=/`;
  const response = await fetch(target, {
    method,
    headers: [...headers, ...login],
    credentials: cookies.length === 0 ? "omit" : "same-origin",
    cache: "no-store",
    body: fields === undefined ? body : formData(fields),
  }).finally(() => {
    for (const cookie of cookies) document.cookie = `${cookie.split("=", 1)[0]}=; Path=/; Max-Age=0`;
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const type = response.headers.get("Content-Type") ?? "";
  const isText = type === "" || /^text\/|json|xml|jsv|javascript|csv|yaml|urlencoded/i.test(type);
  return {
    status: response.status,
    reason: response.statusText,
    milliseconds: performance.now() - began,
    headers: [...response.headers],
    size: bytes.length,
    type,
    text: isText ? new TextDecoder().decode(bytes) : undefined,
  };
}

function formData(fields) {
  const data = new FormData();
  for (const { name, text, file, type } of fields)
    if (file === undefined) data.append(name, text);
    else data.append(name, new Blob([text], { type }), file);
  return data;
}

/** A word of a shell's command line. */
function quoted(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

export function curlLine({ method, target, headers, flags, cookies, body, fields = [] }, origin) {
  const sent = cookies.length === 0 || flags.includes("-b") ? [] : ["-b", quoted(cookies.join("; "))];
  return [
    "curl",
    ...(method === "GET" ? [] : ["-X", method]),
    ...flags,
    ...sent,
    ...headers.flatMap(([name, value]) => ["-H", quoted(`${name}: ${value}`)]),
    ...(body === undefined ? [] : [body.startsWith("@") ? "--data-raw" : "-d", quoted(body)]),
    ...fields.flatMap(curlField),
    `'${(origin + target).replaceAll("'", "'\\''")}'`,
  ].join(" ");
}

function curlField({ name, text, file, type }) {
  if (file === undefined) return ["--form-string", quoted(`${name}=${text}`)];
  const inside = text.replace(/["\\]/g, "\\$&");
  return ["-F", quoted(`${name}="${inside}";filename="${file}"${type === undefined ? "" : `;type=${type}`}`)];
}

export function fetchLine({ method, target, headers, login, cookies, body, fields }, origin) {
  const all = [...headers, ...login, ...cookies.map((cookie) => ["Cookie", cookie])];
  const options = [
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},`]),
    ...(all.length === 0
      ? []
      : [
          "  headers: {",
          ...all.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`),
          "  },",
        ]),
    ...(body === undefined ? [] : [`  body: ${JSON.stringify(body)},`]),
    ...(fields === undefined ? [] : ["  body,"]),
  ];
  const address = JSON.stringify(origin + target);
  const form = fields === undefined ? [] : ["const body = new FormData();", ...fields.map(appendLine)];
  return options.length === 0
    ? `await fetch(${address});`
    : [...form, `await fetch(${address}, {`, ...options, "});"].join("\n");
}

function appendLine({ name, text, file, type }) {
  const value = JSON.stringify(text);
  if (file === undefined) return `body.append(${JSON.stringify(name)}, ${value});`;
  const options = type === undefined ? "" : `, { type: ${JSON.stringify(type)} }`;
  return `body.append(${JSON.stringify(name)}, new Blob([${value}]${options}), ${JSON.stringify(file)});`;
}

/** The same text with one member or item a line; numbers and texts stay as they are written. */
export function indented(text, type) {
  if (/xml/i.test(type)) return indentedXml(text);
  return /json/i.test(type) && !/jsonl|ndjson/i.test(type) ? indentedJson(text) : text;
}

function indentedJson(text) {
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  return text.replace(/"(?:[^"\\]|\\.)*"|[{[]\s*[}\]]|[{}[\],:]|\s+/g, (token) => {
    if (token === "{" || token === "[") return (depth++, token + line());
    if (token === "}" || token === "]") return (depth--, line() + token);
    if (token === ",") return token + line();
    if (token === ":") return ": ";
    return token.trim() === "" ? "" : token;
  });
}

function indentedXml(text) {
  let depth = 0;
  const lines = text.split(/(?<=>)(?=<)/).map((line) => {
    const isEnd = line.startsWith("</");
    if (isEnd) depth -= 1;
    const shown = "  ".repeat(depth) + line;
    if (!isEnd && !/^<[?!]/.test(line) && !/\/>$|<\/[^>]*>$/.test(line)) depth += 1;
    return shown;
  });
  return lines.join("\n");
}

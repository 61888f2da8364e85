// The control interface, as it is for everybody (docs/control.md).

const base = "/_standin";

/** @throws {Error} with what the stand-in says is wrong */
export async function control(method, path, body) {
  const response = await fetch(`${base}/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const told = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(told?.problems?.join?.("; ") ?? told?.detail ?? `status ${response.status}`);
  return told;
}

export const consoleDocument = () => control("GET", "console.json");

export function operationDocument(api, operation) {
  return control("GET", `console.json?${new URLSearchParams({ api, operation })}`);
}

export function logOf(watcher) {
  const events = new EventSource(`${base}/log/events`);
  events.addEventListener("request", (event) => watcher.recorded(JSON.parse(event.data)));
  events.addEventListener("cleared", () => watcher.cleared());
  return () => events.close();
}

/** Cookies say in which session and as whom this browser asks: they hold for addresses that are opened, too. */
export function cookie(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}

export function setCookie(name, value) {
  const age = value === undefined ? "; Max-Age=0" : "";
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; Path=/; SameSite=Lax${age}`;
}

import type { FormatName } from "../../../../contract/model/host.ts";
import type { Call } from "../call.ts";
import { decodePercent } from "../bind/percent.ts";
import { rawQuery } from "../path.ts";

/** The same data in another format: the suffix exchanged where the path has one, else `?format=`. */
export function inFormat(target: string, call: Call, format: FormatName): string {
  const path = localPath(target);
  const suffix = call.kind === "route" ? call.suffix : undefined;
  if (suffix !== undefined && path.endsWith(`.${suffix}`))
    return joined(path.slice(0, -suffix.length) + format, without(target, "format"));
  return joined(path, [...without(target, "format"), `format=${format}`]);
}

/** The same request with one parameter set. */
export function withParameter(target: string, name: string, value: string): string {
  return joined(localPath(target), [...without(target, name), `${name}=${encodeURIComponent(value)}`]);
}

/** The same request without a parameter. */
export function withoutParameter(target: string, name: string): string {
  return joined(localPath(target), without(target, name));
}

/** A path that begins with two slashes would name another host in a link. */
function localPath(target: string): string {
  return (target.split("?", 1)[0] ?? "").replace(/^\/+/, "/");
}

function without(target: string, name: string): readonly string[] {
  const nameOf = (pair: string): string => decodePercent(pair.split("=", 1)[0] ?? "").toLowerCase();
  return rawQuery(target)
    .split("&")
    .filter((pair) => pair !== "" && nameOf(pair) !== name.toLowerCase());
}

function joined(path: string, pairs: readonly string[]): string {
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

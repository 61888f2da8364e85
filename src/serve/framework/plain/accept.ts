import { bareMediaType } from "../../../contract/model/media-type.ts";

interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The offered media type that a client likes best (RFC 9110 section 12.5.1): the most specific range that names a type
 * decides its quality, the first of equals wins. Undefined: the client takes none of them.
 * @param lines the `Accept` headers; none: anything is welcome
 * @param offered in the order of preference
 */
export function acceptedType(lines: readonly string[], offered: readonly string[]): string | undefined {
  const ranges = lines.flatMap((line) => line.split(",")).flatMap(rangeOf);
  if (ranges.length === 0) return offered[0];
  const liked = offered.map((type) => ({ type, quality: qualityOf(bareMediaType(type), ranges) }));
  const best = liked.reduce((one, other) => (other.quality > one.quality ? other : one), { type: "", quality: 0 });
  return best.quality > 0 ? best.type : undefined;
}

function rangeOf(item: string): Range[] {
  const type = bareMediaType(item);
  if (!type.includes("/")) return [];
  const weight = /;\s*q=([\d.]+)/i.exec(item)?.[1];
  return [{ type, quality: weight === undefined ? 1 : Math.min(1, Number(weight) || 0) }];
}

function qualityOf(type: string, ranges: readonly Range[]): number {
  const named = [type, `${type.split("/", 1)[0] ?? ""}/*`, "*/*"];
  for (const name of named) {
    const range = ranges.find((one) => one.type === name);
    if (range !== undefined) return range.quality;
  }
  return 0;
}

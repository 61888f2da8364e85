// How figures are put together and shown.
import console from "node:console";

export function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
}

export function spread(list) {
  return `${Math.min(...list).toFixed(2)}–${Math.max(...list).toFixed(2)}`;
}

/** A row of a table: a name of 50 characters, then cells of eleven. */
export function print(name, ...cells) {
  console.log([name.padEnd(50), ...cells.map((cell) => ` ${cell.padStart(11)}`)].join(""));
}

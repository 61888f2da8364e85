import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { filesBelow, root } from "../support/source-files.ts";

const page = readFileSync(join(root, "docs/architecture.md"), "utf8");
const rows = [...page.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\|$/gm)].map(
  ([, room = "", cell = ""]) => [room, roomsIn(cell)] as const,
);
const rooms = rows.map(([room]) => room);

/** `contract, contract/{model, check}` → contract, contract/model, contract/check. */
function roomsIn(cell: string): readonly string[] {
  const single = cell.replace(/(\w+)\/\{([^}]+)\}/g, (_, outer: string, inner: string) =>
    inner
      .split(", ")
      .map((name) => `${outer}/${name}`)
      .join(", "),
  );
  return single === "–" ? [] : single.split(", ").toSorted();
}

function roomOf(path: string): string | undefined {
  const folder = dirname(path).replace(/^src\/?/, "");
  return rooms.filter((room) => `${folder}/`.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0];
}

test("the table of docs/architecture.md has exactly the imports that the rooms have", () => {
  const found = new Map(rooms.map((room) => [room, new Set<string>()]));
  for (const { path, text } of filesBelow("src")) {
    const from = roomOf(path);
    for (const [, target = ""] of text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g)) {
      const to = roomOf(normalize(join(dirname(path), target)));
      if (from !== undefined && to !== undefined && from !== to) found.get(from)?.add(to);
    }
  }
  expect(rows).toEqual([...found].map(([room, targets]) => [room, [...targets].toSorted()]));
});

test("names only files of src that exist", () => {
  const files = filesBelow("src").map(({ path }) => path);
  const named = [...page.matchAll(/`((?:[\w-]+\/)*[\w-]+\.ts)`/g)].map(([, path = ""]) => path);
  expect(named.filter((path) => !path.startsWith("test/") && !files.some((file) => file.endsWith(`/${path}`)))).toEqual(
    [],
  );
});

import { expect, test } from "vitest";
import { nothingFound, type PeersFile } from "../../../../bench/peers/found.ts";
import { detectionTable } from "../../../faults/detection-table.ts";
import type { Fault } from "../../../faults/fault.ts";

function fault(api: Fault["api"], name: string): Fault {
  return { api, name, headline: "a/b", wrap: (right) => right };
}

const families = {
  bodies: [fault("bokamera", "cut off"), fault("pwc-reportfiling", "no UTF-8")],
  paths: [fault("bokamera", "lost")],
};
const about = { title: "Peer", package: "peer", version: "1.2.3", licence: "MIT" };
const found: PeersFile = {
  peers: { peer: about, other: { ...about, title: "Other" } },
  requests: { bokamera: { standin: 3, peer: 2, other: 3 }, "pwc-reportfiling": { standin: 5, peer: 4, other: 5 } },
  falseAlarms: { bokamera: { peer: 1, other: 0 }, "pwc-reportfiling": { peer: 0, other: 0 } },
  found: {
    "bokamera: cut off": { peer: "no JSON", other: null },
    "pwc-reportfiling: no UTF-8": { peer: null, other: null },
    "bokamera: lost": { peer: "status", other: "status" },
  },
};

function lines(peers: PeersFile): readonly string[] {
  const detections = {
    "cut off": { headline: "a/b", checks: ["a/b", "a/c"] },
    "no UTF-8": { headline: "x/y", checks: [] },
  };
  return detectionTable(families, (family) => (family === "bodies" ? detections : {}), peers).split("\n");
}

test("counts for each family what each tool finds, and adds up", () => {
  expect(lines(found)).toEqual(
    expect.arrayContaining([
      "| family of faults | servers | Standin | Peer | Other |",
      "| bodies | 2 | 2 | 1 | 0 |",
      "| paths | 1 | 0 | 1 | 1 |",
      "| **all** | **3** | **2** | **2** | **1** |",
    ]),
  );
});

test("says how many requests each tool had, and how often it objects to a right host", () => {
  expect(lines(found)).toEqual(
    expect.arrayContaining([
      "| requests to one host (bokamera + pwc-reportfiling) |  | 3 + 5 | 2 + 4 | 3 + 5 |",
      "| of them with objections to the right host |  | 0 | 1 + 0 | 0 + 0 |",
    ]),
  );
});

test("names for each fault the check that tells it, the peers that find it, and what breaks too", () => {
  expect(lines(found)).toEqual(
    expect.arrayContaining([
      "| cut off | bokamera | `a/b` | yes | – | `a/c` |",
      "| no UTF-8 | pwc-reportfiling | `x/y` | – | – |  |",
      "| lost | bokamera | `nothing` | yes | yes |  |",
    ]),
  );
});

test("is a table without peers when none were measured", () => {
  expect(lines(nothingFound)).toContain("| cut off | bokamera | `a/b` | `a/c` |");
});

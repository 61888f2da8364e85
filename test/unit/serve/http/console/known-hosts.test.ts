import request from "supertest";
import { expect, test } from "vitest";
import { createTestApp } from "../../../../support/stand-in.ts";

const person = { "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none", Accept: "text/html" };
const app = createTestApp({ contracts: ["bokamera"], allowHosts: ["stand-in.example"] });

async function asked(path: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const { status, text, headers: got } = await request(app).get(path).set(headers);
  return { status, text, headers: Object.entries(got).filter(([name]) => name !== "date") };
}

test.each(["/", "/auth/login", "/webhook/endpoints/ep_1/attempts"])(
  "answers a person at an unknown host as a program, at %s",
  async (path) => {
    const host = { Host: "evil.example" };
    const program = await asked(path, { ...host, Accept: "text/html" });
    expect(await asked(path, { ...host, ...person })).toEqual(program);
    expect(await asked(path, { ...host, ...person, "Sec-Fetch-Site": "cross-site" })).toEqual(program);
  },
);

test.each(["localhost:4010", "127.0.0.1", "stand-in.example"])(
  "shows the console at / to a person at %s",
  async (Host) => {
    expect(
      (
        await request(app)
          .get("/")
          .set({ ...person, Host })
      ).text,
    ).toContain('<div id="console">');
  },
);

test("answers a program at / by the same bytes whatever the host is called", async () => {
  const at = async (Host: string): Promise<unknown> => await asked("/", { Host });
  expect(await at("evil.example")).toEqual(await at("localhost"));
});

import { expect, test } from "vitest";
import { startScreen } from "../../../src/cli/start-screen.ts";
import { shellWord } from "../../../src/shell-word.ts";
import { createStandIn } from "../../../src/serve/http/create-stand-in.ts";
import { noChanges } from "../../../src/serve/state/changes.ts";

test.each([
  ["admin:secret", "admin:secret"],
  ["it's", "'it'\\''s'"],
  ["two words", "'two words'"],
  ["$HOME", "'$HOME'"],
  ["", "''"],
])("writes %j as the shell's word %s", (text, word) => {
  expect(shellWord(text)).toBe(word);
});

test("prints names, passwords and addresses that a shell passes on unchanged", () => {
  const { world, scenario } = createStandIn();
  const apis = world.at(noChanges, 0).apis.map((api) => {
    const identities = api.host.credentials.identities.map((one) => ({ ...one, password: "it's $ecret" }));
    return { ...api, host: { ...api.host, credentials: { ...api.host.credentials, identities } } };
  });
  const screen = startScreen({
    url: "http://127.0.0.1:4010",
    apis,
    scenario,
    start: world.start,
    verify: ["one", "two"],
    control: true,
    colour: false,
  });
  expect(screen).toContain("curl -u 'admin:it'\\''s $ecret' 'http://127.0.0.1:4010/");
  expect(screen).toContain("verify it against its contract:  one\nverify it against its contract:  two\n");
});

import { expect, test } from "vitest";
import { ask } from "../small-host.ts";

const html = String(ask("/things.html?x=%3Cscript%3E").body);

test("is titled after the operation and says what was asked", () => {
  expect(html).toContain("<title>GetThings</title>");
  expect(html).toContain("<code>/things.html?x=%3Cscript%3E</code>");
});

test("shows rows as a table with the columns of their type", () => {
  expect(html).toContain('<th scope="col">Name</th><th scope="col">Link</th><th scope="col" class="number">Count</th>');
  expect(html.match(/<tr>/g)).toHaveLength(3);
});

test("escapes every value and loads nothing", () => {
  expect(html).toContain("a&lt;b&gt;");
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|src=|javascript:alert\(1\)"/);
});

test("links addresses of the web and no others", () => {
  expect(html).toContain('<a href="https://example.com/?a=1&amp;b=2"');
  expect(html).not.toContain('href="javascript');
});

test("offers the same data to programs and the next page to people", () => {
  expect(html).toContain('<a href="/things.csv?x=%3Cscript%3E">CSV</a>');
  expect(html).toContain('rel="next" href="/things.html?x=%3Cscript%3E&amp;Iterator=it_1"');
});

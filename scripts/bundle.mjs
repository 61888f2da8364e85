// Puts what `standin` loads into few files: reading a thousand small ones takes longer than all that is done with them.
// Run by `npm run build`, behind the compiler; what is loaded on demand only stays apart.
import { writeFileSync } from "node:fs";
import { fileURLToPath, URL } from "node:url";
import { rolldown } from "rolldown";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const bundle = await rolldown({
  input: at("src/cli/standin.ts"),
  cwd: at("."),
  platform: "node",
  external: [/^@faker-js\/faker/, /^iconv-lite/],
  logLevel: "warn",
});
await bundle.write({
  dir: at("dist"),
  format: "esm",
  entryFileNames: "standin.js",
  chunkFileNames: "standin-[name].js",
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();
// The executable that package.json names.
writeFileSync(at("dist/cli/standin.js"), '#!/usr/bin/env node\nimport "../standin.js";\n', { mode: 0o755 });

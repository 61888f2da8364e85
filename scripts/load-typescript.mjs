import { createViteServer } from "vitest/node";

/** Loads a module that is written in TypeScript, as the tests are: Vite reads it, no build is needed. */
export async function loadTypeScript(path) {
  const server = await createViteServer({
    configFile: false,
    logLevel: "error",
    appType: "custom",
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  return { ...(await server.ssrLoadModule(path)), close: () => server.close() };
}

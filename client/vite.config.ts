import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const SERVER = process.env.KAOHENG_SERVER ?? "http://127.0.0.1:3000";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [solid({ hot: false })],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    /** The last Chromium for Windows 7, which many exam rooms still run. */
    target: "chrome109",
    cssTarget: "chrome109",
    /** Nothing may arrive as a data: address except images, and no script may be inline. */
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { "/api": SERVER, "/live": { target: SERVER, ws: true } },
  },
});

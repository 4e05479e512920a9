import { fileURLToPath } from "node:url";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const limits = { testTimeout: 20_000, hookTimeout: 60_000, pool: "forks" as const };

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          ...limits,
          name: "server",
          environment: "node",
          include: ["test/*.test.ts", "test/{rules,contracts,simulation,http}/**/*.test.ts"],
        },
      },
      {
        root,
        plugins: [solid({ hot: false })],
        test: { ...limits, name: "client", environment: "jsdom", include: ["test/client/**/*.test.{ts,tsx}"] },
      },
      {
        root,
        test: {
          ...limits,
          name: "journeys",
          environment: "node",
          include: ["test/journeys/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

import { spawnSync } from "node:child_process";

/** Generates the SQL migrations of both engines from the one declaration of the tables. */
const engines = [
  { dialect: "sqlite", schema: "server/database/schema-sqlite.ts", out: "server/database/migrations/sqlite" },
  { dialect: "postgresql", schema: "server/database/schema-postgres.ts", out: "server/database/migrations/postgres" },
];

for (const { dialect, schema, out } of engines) {
  const options = [
    "drizzle-kit",
    "generate",
    `--dialect=${dialect}`,
    `--schema=./${schema}`,
    `--out=./${out}`,
    ...process.argv.slice(2),
  ];
  const run = spawnSync("npx", options, { stdio: "inherit" });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

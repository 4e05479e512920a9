import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { buildApp } from "./app.ts";
import { readBlueprintFolder } from "./blueprints-on-disk.ts";
import { readConfig } from "./config.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { openSqlite } from "./database/open-sqlite.ts";
import { createHouse } from "./house.ts";

const SWEEP_EVERY_MS = 1_000;
const CLIENT_FOLDER = fileURLToPath(new URL("../client/dist", import.meta.url));

/** Opens the house on this machine: the only place that reads the environment, opens files and sockets, and wires. */
export async function openHouse() {
  const config = readConfig(process.env);
  const { databaseFile, serverSecret } = await prepareDataFolder(config.dataFolder, randomBytes);
  const blueprints = await readBlueprintFolder(config.blueprintFolder);
  const database = openSqlite(databaseFile);
  let origin = config.origin ?? `http://${config.host}:${config.port}`;
  const house = createHouse({
    database,
    blueprints,
    serverSecret,
    clock: { now: () => Date.now() },
    randomBytes: (length) => randomBytes(length),
    origin: () => origin,
    log: { error: (fields, message) => console.error(message, fields) },
  });
  return {
    config,
    house,
    /** Serves until `close`; answers the address. */
    async listen() {
      const isSecure = origin.startsWith("https:");
      const app = await buildApp(house, { isSecure, logLevel: config.logLevel, clientFolder: CLIENT_FOLDER });
      await house.sweeps.catchUp();
      const timer = setInterval(
        () => void house.sweeps.run().catch((error: unknown) => app.log.error({ err: error }, "sweep")),
        SWEEP_EVERY_MS,
      );
      app.addHook("onClose", async () => {
        clearInterval(timer);
        await house.sweeps.stop();
      });
      const address = await app.listen({ host: config.host, port: config.port });
      if (!config.origin) origin = address;
      return { app, origin };
    },
    async close() {
      await Promise.all([house.engine.runner.stop(), house.engine.desk.stop()]);
      await database.close();
    },
  };
}

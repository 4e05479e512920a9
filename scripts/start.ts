import { parseArgs } from "node:util";
import { openHouse } from "../server/main.ts";
import { buildClientIfNeeded } from "./support/build-client.ts";
import { openDemo } from "./support/demo.ts";
import { firstAdministrator } from "./support/first-administrator.ts";
import { loadBank } from "./support/load-bank.ts";

/** `npm start`: everything a fresh clone needs, then the server. `--empty` leaves the demo people and sitting out. */
const { values } = parseArgs({ options: { empty: { type: "boolean", default: false } } });

await buildClientIfNeeded();
const { config, house, listen, close } = await openHouse();
const bank = await loadBank(house, config.bankFolder);
const lines = values.empty ? await firstAdministrator(house) : await openDemo(house);
const { app, origin } = await listen();

console.log(`\n考衡 Kaoheng   ${origin}\n`);
console.log(`题库 item bank: ${bank.total} 题 items (${bank.changed} 新增或更新 new or changed)`);
for (const line of lines(origin)) console.log(line);
console.log("\n按 Ctrl+C 停止；数据保留在 data 文件夹。Ctrl+C stops; the data stays in the data folder.");

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void app
      .close()
      .then(close)
      .then(() => process.exit(0));
  });
}

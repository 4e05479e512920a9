export { HostileFile } from "#item-bank/interchange/hostile-file.ts";

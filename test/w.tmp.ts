import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
const api = pathToFileURL(createRequire(import.meta.url).resolve("tsx/esm/api")).href;
const file = new URL("../server/papers/solver-worker.ts", import.meta.url).href;
for (const code of [
 `import(${JSON.stringify(api)}).then(({ register }) => { register(); return import(${JSON.stringify(file)}); })`,
 `import(${JSON.stringify(api)}).then(({ tsImport }) => tsImport(${JSON.stringify(file)}, ${JSON.stringify(file)}))`,
]) {
 const w = new Worker(code, { eval: true });
 await new Promise<void>(r => { w.on("error", e => { console.log("ERR", e); r(); }); w.on("message", m => { console.log("MSG", JSON.stringify(m)); r(); });
 w.postMessage({kind:"minimise",id:1,model:{costs:[1],columnLeast:[0],columnMost:[Infinity],rowLeast:[2],rowMost:[Infinity],starts:[0,1],columns:[0],values:[1]}}); });
 await w.terminate();
}

// A thread starts from plain JavaScript, because the main thread's TypeScript loader does not reach into it.
import { tsImport } from "tsx/esm/api";

await tsImport("./engine-worker.ts", import.meta.url);

import { createEngineThread } from "#server/papers/engine-thread.ts";

/** The engine's threads, shared by all houses of a test file: starting one takes most of a second. */
export const engineThreads = { runner: createEngineThread(), desk: createEngineThread() };

import { z } from "zod";
import { anyone, instant, route } from "./route.ts";

export const systemApi = {
  health: route("GET /api/health", {
    access: anyone,
    summary: "Alive, and able to write",
    reply: z.object({ status: z.literal("ok"), now: instant }),
  }),
  openApi: route("GET /api/openapi.json", { access: anyone, summary: "This interface as OpenAPI 3.1", answers: "file" }),
};

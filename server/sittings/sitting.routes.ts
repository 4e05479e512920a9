import type { FastifyInstance } from "fastify";
import { sittingsApi } from "#contract/sittings.ts";
import { serve } from "../http/serve.ts";
import type { SittingCommands } from "./sitting.commands.ts";

export function sittingRoutes(app: FastifyInstance, { sittings }: { sittings: SittingCommands }): void {
  serve(app, sittingsApi.listSittings, async () => ({ sittings: await sittings.list() }));
  serve(app, sittingsApi.scheduleSitting, ({ staff, body }) => sittings.schedule(staff, body));
  serve(app, sittingsApi.showSitting, ({ params }) => sittings.show(params.id));
  serve(app, sittingsApi.registerCandidates, ({ staff, params, body }) => sittings.register(staff, params.id, body));
  serve(app, sittingsApi.listCandidates, async ({ params }) => ({ rows: await sittings.candidates(params.id) }));
  serve(app, sittingsApi.assignSeats, async ({ staff, params }) => {
    await sittings.assignSeats(staff, params.id);
    return sittings.show(params.id);
  });
  serve(app, sittingsApi.listTickets, async ({ params }) => ({ tickets: await sittings.tickets(params.id) }));
  serve(app, sittingsApi.openSitting, ({ staff, params }) => sittings.open(staff, params.id));
  serve(app, sittingsApi.startSitting, ({ staff, params }) => sittings.start(staff, params.id));
}

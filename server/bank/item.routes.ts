import type { FastifyInstance } from "fastify";
import { bankApi } from "#contract/bank.ts";
import { serve } from "../http/serve.ts";
import type { ItemCommands } from "./item.commands.ts";

export function itemRoutes(app: FastifyInstance, { items }: { items: ItemCommands }): void {
  serve(app, bankApi.listItems, ({ query }) => items.list(query));
  serve(app, bankApi.bankFacets, () => items.facets());
  serve(app, bankApi.showItem, ({ params }) => items.show(params.id));
  serve(app, bankApi.showItemVersion, ({ params }) => items.version(params.id, params.version));
  serve(app, bankApi.createItem, ({ staff, body }) => items.create(staff, body));
  serve(app, bankApi.saveItem, ({ staff, params, body }) => items.save(staff, params.id, body));
  serve(app, bankApi.approveItem, ({ staff, params, body }) => items.approve(staff, params.id, body.version));
  serve(app, bankApi.retireItem, ({ staff, params, body }) => items.retire(staff, params.id, body.isRetired));
}

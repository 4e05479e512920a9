import type { FastifyInstance } from "fastify";
import { bankApi } from "#contract/bank.ts";
import { serve } from "../http/serve.ts";
import type { ItemCommands } from "./item.commands.ts";

export function itemRoutes(app: FastifyInstance, { items }: { items: ItemCommands }): void {
  serve(app, bankApi.listItems, ({ staff, query }) => items.list(staff, query));
  serve(app, bankApi.bankFacets, () => items.facets());
  serve(app, bankApi.showItem, ({ staff, params }) => items.show(staff, params.id));
  serve(app, bankApi.showItemVersion, ({ staff, params }) => items.version(staff, params.id, params.version));
  serve(app, bankApi.createItem, ({ staff, body }) => items.create(staff, body));
  serve(app, bankApi.saveItem, ({ staff, params, body }) => items.save(staff, params.id, body));
  serve(app, bankApi.actOnItem, ({ staff, params, body }) => items.act(staff, params.id, body));
  serve(app, bankApi.restoreItemVersion, ({ staff, params, body }) =>
    items.restore(staff, params.id, { version: params.version, baseVersion: body.baseVersion }),
  );
}

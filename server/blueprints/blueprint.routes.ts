import type { FastifyInstance } from "fastify";
import { blueprintsApi } from "#contract/blueprints.ts";
import { papersApi } from "#contract/papers.ts";
import { serve } from "../http/serve.ts";
import type { BlueprintCommands } from "./blueprint.commands.ts";

export function blueprintRoutes(app: FastifyInstance, { blueprints }: { blueprints: BlueprintCommands }): void {
  serve(app, papersApi.listBlueprints, async () => ({ blueprints: await blueprints.list() }));
  serve(app, blueprintsApi.checkBlueprint, ({ body }) => blueprints.check(body));
  serve(app, blueprintsApi.showBlueprint, ({ params }) => blueprints.show(params.id));
  serve(app, blueprintsApi.showBlueprintVersion, ({ params }) => blueprints.version(params.id, params.version));
  serve(app, blueprintsApi.compareBlueprints, async ({ params, query }) => ({
    differences: await blueprints.differences(params, { id: query.withId, version: query.withVersion }),
  }));
  serve(app, blueprintsApi.createBlueprint, ({ staff, body }) => blueprints.create(staff, body));
  serve(app, blueprintsApi.saveBlueprint, ({ staff, params, body }) => blueprints.save(staff, params.id, body));
  serve(app, blueprintsApi.blueprintCapacity, ({ params, query }) => blueprints.capacity(params.id, query));
}

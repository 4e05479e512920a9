import type { FastifyInstance } from "fastify";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import { serve } from "../http/serve.ts";
import type { SpecificationCommands } from "./specification.commands.ts";

export function specificationRoutes(app: FastifyInstance, { specifications }: { specifications: SpecificationCommands }): void {
  serve(app, bankOverviewApi.specification, ({ query }) => specifications.specification(query));
}

import type { FastifyInstance } from "fastify";
import { bankApi } from "#contract/bank.ts";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import { serve } from "../http/serve.ts";
import type { BulkCommands } from "./bulk.commands.ts";
import type { FigureCommands } from "./figure.commands.ts";
import type { ItemCommands } from "./item.commands.ts";
import type { LintCommands } from "./lint.commands.ts";
import type { OverviewCommands } from "./overview.commands.ts";

/** Figures never change under their name. */
export const FIGURE_CACHE = "private, max-age=86400, immutable";

interface Commands {
  readonly items: ItemCommands;
  readonly figures: FigureCommands;
  readonly overview: OverviewCommands;
  readonly bulk: BulkCommands;
  readonly lint: LintCommands;
}

export function holdingRoutes(app: FastifyInstance, { items, figures, overview, bulk, lint }: Commands): void {
  const { access } = items;
  serve(app, bankApi.addFigure, ({ staff, body }) => figures.add(staff, body.content));
  serve(app, bankApi.showFigure, async ({ params, reply }) => {
    const { mediaType, bytes } = await figures.byName(params.name);
    return reply.type(mediaType).header("cache-control", FIGURE_CACHE).send(Buffer.from(bytes));
  });
  serve(app, bankOverviewApi.bankProgress, () => overview.progress());
  serve(app, bankOverviewApi.lintDraft, ({ staff, body }) => lint.lint(staff, body));
  serve(app, bankOverviewApi.bulkChangeItems, ({ staff, body }) => bulk.change(staff, body));
  serve(app, bankOverviewApi.undoBulkChange, ({ staff, params }) => bulk.undo(staff, params.id));
  serve(app, bankOverviewApi.listBulkChanges, () => bulk.outcomes());
  serve(app, bankOverviewApi.accessLog, ({ query }) => access.log(query));
  serve(app, bankOverviewApi.askBulkPass, ({ staff, body }) => access.askPass(staff, body.reason));
  serve(app, bankOverviewApi.listBulkPasses, ({ staff }) => access.listPasses(staff));
  serve(app, bankOverviewApi.grantBulkPass, ({ staff, params }) => access.grantPass(staff, params.id));
}

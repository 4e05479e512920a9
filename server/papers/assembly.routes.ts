import type { FastifyInstance } from "fastify";
import { assembliesApi } from "#contract/assemblies.ts";
import { serve } from "../http/serve.ts";
import type { PaperCommands } from "./paper.commands.ts";

export function assemblyRoutes(app: FastifyInstance, { papers }: { papers: PaperCommands }): void {
  const { runs, reports } = papers;
  serve(app, assembliesApi.startAssembly, ({ staff, body }) => papers.startRun(staff, body));
  serve(app, assembliesApi.listAssemblyRuns, () => ({ runs: runs.all() }));
  serve(app, assembliesApi.showAssemblyRun, ({ params }) => runs.view(params.id));
  serve(app, assembliesApi.cancelAssembly, ({ params }) => runs.cancel(params.id));
  serve(app, assembliesApi.listAssemblies, async () => ({ assemblies: await reports.list() }));
  serve(app, assembliesApi.assemblyReport, ({ params }) => reports.report(params.id));
  serve(app, assembliesApi.assemblyReportPdf, async ({ params, reply }) => {
    const bytes = await reports.pdf(params.id);
    return reply
      .header("content-disposition", 'inline; filename="assembly-report.pdf"')
      .type("application/pdf")
      .send(Buffer.from(bytes));
  });
}

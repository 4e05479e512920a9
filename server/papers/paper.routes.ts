import type { FastifyInstance } from "fastify";
import { assembliesApi } from "#contract/assemblies.ts";
import { papersApi } from "#contract/papers.ts";
import { serve } from "../http/serve.ts";
import type { PaperCommands } from "./paper.commands.ts";

interface PaperRoutesPorts {
  readonly papers: PaperCommands;
  /** A paper does not know who uses it; the sittings do. */
  readonly sittings: { namesByPaper(): Promise<ReadonlyMap<string, string[]>> };
}

export function paperRoutes(app: FastifyInstance, { papers, sittings }: PaperRoutesPorts): void {
  const withSittings = async <P extends { id: string }>(list: readonly P[]) => {
    const names = await sittings.namesByPaper();
    return list.map((paper) => ({ ...paper, sittings: names.get(paper.id) ?? [] }));
  };
  serve(app, papersApi.assemblePapers, ({ staff, body }) => papers.assemble(staff, body));
  serve(app, papersApi.listPapers, async () => ({ papers: await withSittings(await papers.list()) }));
  serve(app, papersApi.showPaper, async ({ params }) => {
    const paper = await papers.show(params.id);
    return (await withSittings([paper]))[0] ?? paper;
  });
  serve(app, papersApi.previewPaper, ({ params }) => papers.preview(params.id));
  serve(app, assembliesApi.exchangeCandidates, ({ params }) => papers.exchanges.candidates(params.id, params.slot));
  serve(app, assembliesApi.exchangeItem, ({ staff, params, body }) => papers.exchanges.exchange(staff, params.id, body));
  serve(app, assembliesApi.printPaper, async ({ staff, params, query, reply }) => {
    const withKey = query.withKey === "true";
    const bytes = await papers.print(staff, params.id, { withKey });
    return reply
      .header("content-disposition", `inline; filename="${withKey ? "paper-with-key" : "paper"}.pdf"`)
      .type("application/pdf")
      .send(Buffer.from(bytes));
  });
}

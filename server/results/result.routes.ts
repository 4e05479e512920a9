import type { FastifyInstance } from "fastify";
import { bankApi } from "#contract/bank.ts";
import { candidateApi } from "#contract/candidate.ts";
import { resultsApi } from "#contract/results.ts";
import { serve } from "../http/serve.ts";
import type { ItemStatisticsCommands } from "./item-statistics.commands.ts";
import type { ResultCommands } from "./result.commands.ts";
import { resultsCsv, resultsWorkbook } from "./result-files.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

interface Commands {
  readonly results: ResultCommands;
  readonly statistics: ItemStatisticsCommands;
}

export function resultRoutes(app: FastifyInstance, { results, statistics }: Commands): void {
  serve(app, bankApi.itemStatistics, ({ params }) => statistics.ofItem(params.id));
  serve(app, resultsApi.sittingResults, ({ params }) => results.ofSitting(params.id));
  serve(app, resultsApi.releaseResults, ({ staff, params }) => results.release(staff, params.id));
  serve(app, resultsApi.resultsXlsx, async ({ params, reply }) => {
    const workbook = await resultsWorkbook(await results.ofSitting(params.id));
    return reply.header("content-disposition", 'attachment; filename="results.xlsx"').type(XLSX).send(workbook);
  });
  serve(app, resultsApi.resultsCsv, async ({ params, reply }) => {
    const text = resultsCsv(await results.ofSitting(params.id));
    return reply.header("content-disposition", 'attachment; filename="results.csv"').type("text/csv; charset=utf-8").send(text);
  });
  serve(app, candidateApi.candidateResult, ({ candidate }) => results.ofAttempt(candidate.attemptId));
}

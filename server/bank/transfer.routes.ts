import type { FastifyInstance } from "fastify";
import { bankTransferApi } from "#contract/bank-transfer.ts";
import { serve } from "../http/serve.ts";
import type { ExportCommands } from "./export.commands.ts";
import type { TransferCommands } from "./transfer.commands.ts";

interface Commands {
  readonly transfers: TransferCommands;
  readonly exports: ExportCommands;
}

export function transferRoutes(app: FastifyInstance, { transfers, exports }: Commands): void {
  serve(app, bankTransferApi.tryImport, ({ body }) => transfers.report(body));
  serve(app, bankTransferApi.importQuestions, ({ staff, body }) => transfers.bringIn(staff, body));
  serve(app, bankTransferApi.importTemplate, async ({ reply }) => {
    const { fileName, mediaType, bytes } = await exports.template();
    return reply.header("content-disposition", attachment(fileName)).type(mediaType).send(Buffer.from(bytes));
  });
  serve(app, bankTransferApi.exportItems, async ({ staff, body, reply }) => {
    const { fileName, mediaType, bytes } = await exports.write(staff, body);
    return reply.header("content-disposition", attachment(fileName)).type(mediaType).send(Buffer.from(bytes));
  });
  serve(app, bankTransferApi.tryExport, ({ staff, body }) => exports.trial(staff, body));
}

/** A file's name in a header, Chinese included (RFC 6266). */
function attachment(fileName: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

import type { FastifySerializerCompiler } from "fastify";
import type { z } from "zod";

/**
 * Replies are parsed by the contract before they leave, so that nothing unlisted travels. Parsed and not encoded: items
 * read the short forms of their files by transforms, which have no way back.
 */
export const serializeReply: FastifySerializerCompiler<z.ZodType> =
  ({ schema }) =>
  (data) =>
    JSON.stringify(schema.parse(data));

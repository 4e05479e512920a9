import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import { createJsonSchemaTransform, validatorCompiler } from "fastify-type-provider-zod";
import { api } from "#contract/api.ts";
import { systemApi } from "#contract/system.ts";
import { assert } from "#kernel/assert.ts";
import { attemptOfficeRoutes } from "./attempts/attempt-office.routes.ts";
import { candidateRoutes } from "./attempts/candidate.routes.ts";
import { holdingRoutes } from "./bank/holding.routes.ts";
import { itemRoutes } from "./bank/item.routes.ts";
import { reviewRoutes } from "./bank/review.routes.ts";
import { transferRoutes } from "./bank/transfer.routes.ts";
import { blueprintRoutes } from "./blueprints/blueprint.routes.ts";
import { specificationRoutes } from "./blueprints/specification.routes.ts";
import type { House } from "./house.ts";
import { installAccess } from "./http/access.ts";
import { serveClient } from "./http/client-files.ts";
import { installErrors } from "./http/errors.ts";
import { installSecurityHeaders } from "./http/security-headers.ts";
import { serializeReply } from "./http/serialize-reply.ts";
import { serve } from "./http/serve.ts";
import { installSignInLimits } from "./http/sign-in-limits.ts";
import { openCandidateLink } from "./live/candidate.live.ts";
import { markingRoutes } from "./marking/marking.routes.ts";
import { assemblyRoutes } from "./papers/assembly.routes.ts";
import { paperRoutes } from "./papers/paper.routes.ts";
import { peopleRoutes } from "./people/people.routes.ts";
import { resultRoutes } from "./results/result.routes.ts";
import { sittingRoutes } from "./sittings/sitting.routes.ts";

const DEFAULT_BODY_LIMIT = 65_536;

export interface AppOptions {
  readonly isSecure: boolean;
  readonly logLevel: string;
  /** Folder of the built client; left out by tests that speak HTTP only. */
  readonly clientFolder?: string;
}

/** Builds the server; it listens to nothing yet. */
export async function buildApp(house: House, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: DEFAULT_BODY_LIMIT,
    genReqId: () => randomUUID(),
    logger: options.logLevel === "silent" ? false : { level: options.logLevel, serializers: { req: requestLine } },
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 100 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializeReply);
  installErrors(app);
  await app.register(cookie);
  await installSecurityHeaders(app, options.isSecure);
  await installSignInLimits(app);
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Kaoheng", version: "1", description: "Exam delivery and grading engine" } },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: "any" } }),
  });
  installAccess(app, { sessions: house.sessions, staffById: (id) => staffById(house, id) });
  installRoutes(app, house, options.isSecure);
  if (options.clientFolder) await serveClient(app, options.clientFolder);
  const link = openCandidateLink({
    ...house,
    server: app.server,
    parseCookies: (header) => app.parseCookie(header),
    log: app.log,
  });
  app.addHook("onClose", () => Promise.all([link.close(), house.reader.close()]));
  return app;
}

function installRoutes(app: FastifyInstance, house: House, isSecure: boolean): void {
  const served = new Set<string>();
  app.addHook("onRoute", ({ method, url }) => void served.add(`${String(method)} ${url}`));
  serve(app, systemApi.health, () => ({ status: "ok" as const, now: house.clock.now() }));
  serve(app, systemApi.openApi, ({ reply }) => reply.type("application/json").send(JSON.stringify(app.swagger())));
  peopleRoutes(app, { ...house, isSecure });
  candidateRoutes(app, { ...house, isSecure });
  itemRoutes(app, house);
  reviewRoutes(app, house);
  holdingRoutes(app, house);
  transferRoutes(app, house);
  specificationRoutes(app, house);
  blueprintRoutes(app, house);
  paperRoutes(app, house);
  assemblyRoutes(app, house);
  sittingRoutes(app, house);
  attemptOfficeRoutes(app, house);
  markingRoutes(app, house);
  resultRoutes(app, house);
  for (const { method, path } of Object.values(api)) assert(served.has(`${method} ${path}`), `nobody serves ${method} ${path}`);
}

async function staffById(house: House, id: string) {
  const account = await house.accounts.byId(id);
  if (!account?.isActive) return null;
  const { name, displayName, roles, mustChangePassword } = account;
  return { kind: "staff" as const, id, name, displayName, roles, mustChangePassword };
}

/** Method and path only: no query, no address, no name reaches a log. */
function requestLine(request: { method: string; url: string }) {
  return { method: request.method, path: request.url.split("?")[0] };
}

import helmet from "@fastify/helmet";
import Fastify, { type FastifyInstance } from "fastify";

/**
 * Security headers on every answer. Helmet makes them; they are the same for every request, so they are made once, at
 * start, and not anew for every save.
 */
export async function installSecurityHeaders(app: FastifyInstance, isSecure: boolean): Promise<void> {
  const headers = await headersOf(isSecure);
  app.addHook("onRequest", async (_, reply) => {
    reply.headers(headers);
  });
}

async function headersOf(isSecure: boolean): Promise<Record<string, string>> {
  const sample = Fastify();
  await sample.register(helmet, settings(isSecure));
  sample.get("/", () => "");
  const { headers } = await sample.inject("/");
  await sample.close();
  const own = ["content-type", "content-length", "date", "connection"];
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (own.includes(name) ? [] : [[name, String(value)]])),
  );
}

function settings(isSecure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "no-referrer" as const },
  };
}

import { z } from "zod";

const environment = z.object({
  /** Loopback unless an installation says otherwise. */
  KAOHENG_HOST: z.string().default("127.0.0.1"),
  KAOHENG_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** Folder of the database and the server's secret. */
  KAOHENG_DATA: z.string().default("data"),
  /** Address people use, for example https://exam.example.cn; decides the QR codes and whether cookies are secure. */
  KAOHENG_ORIGIN: z.url().optional(),
  KAOHENG_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  KAOHENG_BLUEPRINTS: z.string().default("blueprints/exams"),
  KAOHENG_BANK: z.string().default("item-bank/items"),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly origin: string | null;
  readonly logLevel: string;
  readonly blueprintFolder: string;
  readonly bankFolder: string;
}

/** The environment, parsed once. @throws when a variable does not fit, naming it */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const parsed = environment.parse(variables);
  return Object.freeze({
    host: parsed.KAOHENG_HOST,
    port: parsed.KAOHENG_PORT,
    dataFolder: parsed.KAOHENG_DATA,
    origin: parsed.KAOHENG_ORIGIN?.replace(/\/$/, "") ?? null,
    logLevel: parsed.KAOHENG_LOG,
    blueprintFolder: parsed.KAOHENG_BLUEPRINTS,
    bankFolder: parsed.KAOHENG_BANK,
  });
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "#contract/api.ts";
import { ROLES, type Role } from "#contract/people.ts";
import type { AnyRoute } from "#contract/route.ts";
import { Caller, openTestHouse, signedInStaff, type TestHouse } from "../support/test-house.ts";

const routes = Object.entries(api) as unknown as [string, AnyRoute][];
const params = { id: "none", version: "1", slot: "1" };

describe("who may call what", () => {
  let house: TestHouse;
  const callers = new Map<Role, Caller>();
  beforeAll(async () => {
    house = await openTestHouse();
    for (const role of ROLES) callers.set(role, await signedInStaff(house, role, [role]));
  });
  afterAll(() => house.close());

  it("serves exactly the routes of the contract", () => {
    for (const [, { method, path }] of routes) expect(house.app.hasRoute({ method, url: path }), `${method} ${path}`).toBe(true);
  });

  it("refuses to serve a route without an entry", () => {
    expect(() => house.app.route({ method: "GET", url: "/api/forgotten", handler: () => "" })).toThrow();
  });

  it.each(routes)("[S-06] %s: strangers", async (_, route) => {
    const { status } = await new Caller(house.app).send(route, { params });
    if (route.access.who === "anyone") expect(status).not.toBe(403);
    else expect(status).toBe(401);
  });

  it.each(routes)("[S-06] %s: every role", async (name, route) => {
    // These two end the session of the caller; strangers' test above covers them.
    if (name === "staffSignOut" || name === "staffSignIn") return;
    for (const role of ROLES) {
      const caller = callers.get(role);
      const status = (await caller?.send(route, { params }))?.status;
      if (route.access.who === "candidate") expect(status, role).toBe(401);
      if (route.access.who !== "staff") continue;
      if (route.access.roles.includes(role)) expect([401, 403], role).not.toContain(status);
      else expect(status, role).toBe(403);
    }
  });

  it("[S-39] refuses a change asked for by another site", async () => {
    const reply = await house.app.inject({
      method: "POST",
      url: "/api/staff/sign-in",
      payload: {},
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(reply.statusCode).toBe(403);
    expect(reply.json()).toMatchObject({ code: "wrong-origin" });
  });

  it("[S-09] gives an unknown name and a wrong password the same answer, and slows one account only", async () => {
    const stranger = new Caller(house.app);
    const unknown = await stranger.send(api.staffSignIn, { body: { name: "nobody", password: "x" } });
    const wrong = await stranger.send(api.staffSignIn, { body: { name: "office", password: "x" } });
    const withoutId = ({ body }: { body: unknown }) => ({ ...(body as object), instance: "" });
    expect(withoutId(unknown)).toEqual(withoutId(wrong));
    for (let n = 0; n < 12; n++) await stranger.send(api.staffSignIn, { body: { name: "nobody", password: "x" } });
    expect((await stranger.send(api.staffSignIn, { body: { name: "nobody", password: "x" } })).status).toBe(429);
    expect((await stranger.send(api.staffSignIn, { body: { name: "grader", password: "x" } })).status).toBe(401);
  });

  it("[E-01] describes itself as OpenAPI 3.1, every route in it", async () => {
    const document = (await new Caller(house.app).send(api.openApi)).body as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toBe("3.1.0");
    for (const [, { method, path }] of routes) {
      const documented = document.paths[path.replace(/:([a-z]+)/gi, "{$1}")];
      expect(documented?.[method.toLowerCase()], `${method} ${path}`).toBeDefined();
    }
  });

  it("sends a strict content security policy with every page and answer", async () => {
    const reply = await house.app.inject("/api/health");
    const policy = String(reply.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
  });
});

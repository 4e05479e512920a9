import { expect, it } from "vitest";
import { candidateCalls, MESSAGES_PER_SAY, PROTOCOL } from "#client/sync/candidate-calls.ts";
import * as contract from "#contract/candidate.ts";
import { systemApi } from "#contract/system.ts";

it("the light list of candidate routes equals the contract", () => {
  const full: Record<string, { method: string; path: string }> = { ...contract.candidateApi, health: systemApi.health };
  expect(Object.keys(candidateCalls).sort()).toEqual(Object.keys(full).sort());
  for (const [name, light] of Object.entries(candidateCalls)) {
    expect({ name, method: light.method, path: light.path }).toEqual({
      name,
      method: full[name]?.method,
      path: full[name]?.path,
    });
  }
});

it("the repeated constants equal the contract", () => {
  expect(MESSAGES_PER_SAY).toBe(contract.MESSAGES_PER_SAY);
  expect(contract.hello.safeParse({ device: "abcdefgh", protocol: PROTOCOL }).success).toBe(true);
});

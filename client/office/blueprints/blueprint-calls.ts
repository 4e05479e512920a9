import { call } from "#client/sync/api-client.ts";
import { type BlueprintCheck, type BlueprintDetail, blueprintsApi } from "#contract/blueprints.ts";
import type { Draft } from "./blueprint-draft.ts";

/** What the desk asks of the server. Each throws ApiProblem. */
export interface BlueprintCalls {
  check(asked: { content: Draft; forms: number }, signal: AbortSignal): Promise<BlueprintCheck>;
  save(id: string, edit: { content: Draft; baseVersion: number; note: string }): Promise<BlueprintDetail>;
  show(id: string): Promise<BlueprintDetail>;
}

export const blueprintCalls: BlueprintCalls = {
  check: (asked, signal) => call(blueprintsApi.checkBlueprint, { body: asked, signal }),
  save: (id, edit) => call(blueprintsApi.saveBlueprint, { params: { id }, body: edit }),
  show: (id) => call(blueprintsApi.showBlueprint, { params: { id } }),
};

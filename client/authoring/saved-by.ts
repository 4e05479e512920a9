import { authoring } from "#client/i18n/authoring.ts";

/** Items loaded from files were saved by nobody in particular. */
const SYSTEM = "server";

/** Who saved a version, as people read it. */
export function savedByName(savedBy: string): string {
  return savedBy === SYSTEM ? authoring().bySystem : savedBy;
}

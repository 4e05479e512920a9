import { blueprintHref } from "../papers/paper-links.ts";

/** One version of one blueprint. */
export interface VersionOf {
  readonly id: string;
  readonly version: number;
}

/** An older version to read. */
export function oldVersionHref({ id, version }: VersionOf): string {
  return `${blueprintHref(id)}?version=${version}`;
}

/** The editor with the content of an older version as a draft. */
export function restoreHref({ id, version }: VersionOf): string {
  return `${blueprintHref(id)}?from=${version}`;
}

/** The comparison, the first being what was before. */
export function compareHref(before: VersionOf, after: VersionOf): string {
  const query = new URLSearchParams({ version: String(before.version), with: after.id, withVersion: String(after.version) });
  return `${blueprintHref(before.id)}/compare?${query}`;
}

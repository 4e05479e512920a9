/** Addresses of the pages about papers and blueprints. */
const PAPERS = "/staff/office/papers";
const BLUEPRINTS = "/staff/office/blueprints";

export const papersHref = PAPERS;
export const blueprintsHref = BLUEPRINTS;

export function paperHref(id: string): string {
  return `${PAPERS}/${encodeURIComponent(id)}`;
}

export function runHref(id: string): string {
  return `${PAPERS}/runs/${encodeURIComponent(id)}`;
}

/** The form again, with the conditions of an earlier run. */
export function againHref(runId: string): string {
  return `${PAPERS}?again=${encodeURIComponent(runId)}`;
}

export function assemblyHref(id: string): string {
  return `${PAPERS}/assemblies/${encodeURIComponent(id)}`;
}

export function blueprintHref(id: string): string {
  return `${BLUEPRINTS}/${encodeURIComponent(id)}`;
}

export function versionsHref(id: string): string {
  return `${blueprintHref(id)}/versions`;
}

export function capacityHref(id: string): string {
  return `${blueprintHref(id)}/capacity`;
}

/** The items of one cell in the bank; part 0 is essays, which come from any part. */
export function bankCellHref({ part, type }: { readonly part: number; readonly type: string }): string {
  return part === 0 ? `/staff/bank?type=${type}` : `/staff/bank?part=${part}&type=${type}`;
}

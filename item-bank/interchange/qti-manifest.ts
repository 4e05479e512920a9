import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

/** What a manifest says about items. */
export interface ManifestItems {
  /** Paths in the manifest's order, each once. */
  readonly paths: readonly string[];
  /** Resources that are items but name no file of the package: the address they name, if any. */
  readonly astray: readonly { readonly id: string; readonly address: string }[];
}

/** The items a manifest lists. */
export function manifestItems(manifest: XmlElement, folder: string): ManifestItems {
  const resources = childOf(manifest, "resources");
  if (!resources) return { paths: [], astray: [] };
  const base = joinPath(folder, resources.attributes.base ?? "");
  const named = childrenOf(resources, "resource")
    .filter(({ attributes }) => /^imsqti_(?:apip)?item_/i.test(attributes.type ?? ""))
    .map((resource) => ({
      id: resource.attributes.identifier ?? "",
      address: (resource.attributes.href ?? childOf(resource, "file")?.attributes.href ?? "").trim(),
      folder: joinPath(base, resource.attributes.base ?? ""),
    }));
  const isInside = (address: string) => address !== "" && !/^(?:[a-z][a-z0-9+.-]+:)?\/\//i.test(address);
  const paths = named.filter(({ address }) => isInside(address)).map((entry) => joinPath(entry.folder, entry.address));
  return { paths: [...new Set(paths)], astray: named.filter(({ address }) => !isInside(address)) };
}

/** A relative address inside a package, from a folder (empty or ending in `/`); steps above the package are dropped. */
export function joinPath(folder: string, href: string): string {
  const path = decoded(href.replace(/[?#].*$/, "")).replaceAll("\\", "/");
  if (path === "") return folder;
  const steps: string[] = [];
  for (const step of `${path.startsWith("/") ? "" : folder}${path}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  const joined = steps.join("/");
  return path.endsWith("/") && joined !== "" ? `${joined}/` : joined;
}

/** The folder of a path, empty or ending in `/`. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/**
 * Finds the file a path means: the very one, or else the only one that differs in upper and lower case, in the way accents
 * are written, or in what stands as `%20`. Programs on other systems take these for the same.
 */
export function pathFinder(names: Iterable<string>): (path: string) => string | undefined {
  const exact = new Set(names);
  const alike = new Map<string, string[]>();
  for (const name of exact) alike.set(folded(name), [...(alike.get(folded(name)) ?? []), name]);
  return (path) => {
    if (exact.has(path)) return path;
    const hits = alike.get(folded(path)) ?? [];
    return hits.length === 1 ? hits[0] : undefined;
  };
}

function folded(path: string): string {
  return decoded(path).normalize("NFC").toLowerCase();
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

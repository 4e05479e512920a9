import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

/** Paths of the items a manifest lists, in its order, each once. */
export function manifestItems(manifest: XmlElement, folder: string): string[] {
  const resources = childOf(manifest, "resources");
  if (!resources) return [];
  const base = joinPath(folder, resources.attributes.base ?? "");
  const paths = childrenOf(resources, "resource")
    .filter(({ attributes }) => /^imsqti_(?:apip)?item_/i.test(attributes.type ?? ""))
    .flatMap((resource) => {
      const href = resource.attributes.href ?? childOf(resource, "file")?.attributes.href;
      return href ? [joinPath(joinPath(base, resource.attributes.base ?? ""), href)] : [];
    });
  return [...new Set(paths)];
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

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

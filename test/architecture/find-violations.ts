import { posix } from "node:path";
import { emptyName, folderRules, globalRules } from "./rules.ts";
import { type ScannedSource, scanSource } from "./scan-source.ts";

/** Broken rules of a tree, given as texts by path from the top (`/` between), in the order of the paths. */
export function findViolations(files: ReadonlyMap<string, string>): string[] {
  const scanned = new Map([...files].map(([path, text]) => [path, scanSource(text)]));
  const ofFiles = [...scanned].flatMap(([path, source]) => checkFile(path, source));
  return [...ofFiles, ...findCycles(scanned)];
}

function checkFile(path: string, source: ScannedSource): string[] {
  const named = emptyName.test(path) ? [`${path}: its name does not say what it does`] : [];
  const imported = source.imports.flatMap((specifier) => {
    const problem = checkImport(path, specifier);
    return problem === undefined ? [] : [`${path}: ${problem}`];
  });
  const folder = path.split("/")[0] ?? "";
  if (folderRules[folder] === undefined) return [...named, ...imported];
  const touched = globalRules
    .filter((rule) => !rule.allowedIn.test(path) && rule.found.test(source.code))
    .map((rule) => `${path}: touches ${rule.name}`);
  return [...named, ...imported, ...touched];
}

function checkImport(path: string, specifier: string): string | undefined {
  const folder = path.split("/")[0] ?? "";
  const rule = folderRules[folder];
  if (specifier.startsWith(".")) return checkRelative(path, resolve(path, specifier));
  if (rule === undefined) return path === "errors.ts" ? `imports ${specifier}` : undefined;
  if (specifier.startsWith("node:")) {
    return rule.node === "allowed" ? undefined : `${folder}/ may not import ${specifier}`;
  }
  const allowed = rule.packages.some((name) =>
    name.endsWith("*")
      ? specifier.startsWith(name.slice(0, -1))
      : specifier === name || specifier.startsWith(`${name}/`),
  );
  return allowed ? undefined : `${folder}/ may not import the package ${specifier}`;
}

function checkRelative(path: string, target: string): string | undefined {
  const folder = path.split("/")[0] ?? "";
  const targetFolder = target.split("/")[0] ?? "";
  const rule = folderRules[folder];
  if (path === "errors.ts") return `imports ${target}`;
  if (rule === undefined || target === "errors.ts" || targetFolder === folder) return undefined;
  if (!rule.folders.includes(targetFolder)) return `${folder}/ may not import ${target}`;
  const onlyFiles = rule.onlyFiles?.[targetFolder];
  return onlyFiles === undefined || onlyFiles.test(target)
    ? undefined
    : `${folder}/ may not import ${target}`;
}

function resolve(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier);
}

function findCycles(scanned: ReadonlyMap<string, ScannedSource>): string[] {
  const closed = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path))
      cycles.push(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(" → ")}`);
    if (closed.has(path) || trail.includes(path)) return;
    for (const target of filesImported(path, scanned)) visit(target, [...trail, path]);
    closed.add(path);
  };
  for (const path of scanned.keys()) visit(path, []);
  return cycles;
}

function filesImported(path: string, scanned: ReadonlyMap<string, ScannedSource>): string[] {
  const relative = scanned.get(path)?.imports.filter((specifier) => specifier.startsWith(".")) ?? [];
  return relative.map((specifier) => resolve(path, specifier)).filter((target) => scanned.has(target));
}

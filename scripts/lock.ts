import { z } from 'astro/zod';

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}) })),
});

/** The optional dependencies that a parsed `package-lock.json` names but does not lock, as "who -> what". */
export function missingFromLock(parsed: unknown): readonly string[] {
  const { packages } = lockFile.parse(parsed);
  const locked = new Set(Object.keys(packages).map(nameOf));
  return Object.entries(packages).flatMap(([folder, { optionalDependencies }]) => {
    const missing = Object.keys(optionalDependencies).filter((name) => !locked.has(name));
    return missing.map((name) => `${nameOf(folder) || '(this project)'} -> ${name}`);
  });
}

/** `node_modules/a/node_modules/@b/c` is the package `@b/c`. */
function nameOf(folder: string): string {
  return folder.split('node_modules/').at(-1) ?? '';
}

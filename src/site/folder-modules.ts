/** What has a folder of its own in `src`, by the word that shows it in a page. */
const SHOWN = {
  Explorable: { folder: 'src/explorables/', name: 'figure' },
  Problem: { folder: 'src/problems/', name: 'problem' },
} as const;

/** Modules found by a glob, with the names of their folders: `horizon` for "…/explorables/horizon/model.ts". */
export function byFolder<Module>(modules: Readonly<Record<string, Module>>): ReadonlyMap<string, Module> {
  return new Map(Object.entries(modules).map(([path, module]) => [path.split('/').at(-2) ?? '', module]));
}

/** The module that `<Explorable id="…">` or `<Problem id="…">` names. Throws on an unknown id, and lists the known ones. */
export function moduleNamed<Module>(
  word: keyof typeof SHOWN,
  id: string,
  modules: Readonly<Record<string, Module>>,
): Module {
  const known = byFolder(modules);
  const found = known.get(id);
  if (found !== undefined) return found;
  const { folder, name } = SHOWN[word];
  const names = [...known.keys()].sort().join(', ');
  throw new Error(`<${word} id="${id}" /> names no ${name}: ${folder} ${names === '' ? 'is empty' : `has ${names}`}`);
}

/**
 * The module of an explorable among modules by path (".../explorables/gradient-horizon/model.ts").
 *
 * Throws for an author who wrote another id, and lists those that exist.
 */
export function findExplorable<Module>(modules: Readonly<Record<string, Module>>, id: string): Module {
  const named = Object.entries(modules).map(([path, module]) => ({ name: path.split('/').at(-2) ?? '', module }));
  const found = named.find(({ name }) => name === id);
  if (found) return found.module;
  const known = named.map(({ name }) => name).sort();
  const remedy = known.length > 0 ? `src/explorables/ has ${known.join(', ')}` : 'src/explorables/ is empty';
  throw new Error(`<Explorable id="${id}" /> names no figure: ${remedy}`);
}

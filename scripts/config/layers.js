/*
 * Imports go one way, read by dependency-cruiser from .ts and .svelte (it does not read .astro; ESLint guards those).
 * Each layer may use the layers and packages named beside it, and itself; Node's own modules only where said.
 */
const PACKAGES = 'node_modules/';

const layers = {
  core: { uses: [], packages: [] },
  checks: { uses: ['core'], packages: [] },
  problems: { uses: ['core'], packages: [] },
  study: { uses: ['core'], packages: ['ts-fsrs', 'idb'] },
  offline: { uses: ['core'], packages: [] },
  kit: { uses: ['core'], packages: ['svelte', 'd3-array'] },
  book: { uses: ['core'], packages: null },
  markdown: { uses: ['book', 'core'], packages: null },
  site: { uses: ['markdown', 'book', 'kit', 'study', 'offline', 'core'], packages: null },
  pages: { uses: ['site', 'markdown', 'book', 'kit', 'study', 'offline', 'core', 'styles'], packages: null },
};

/** Types weigh nothing, wherever they come from. */
const OWN_CODE = ['local', 'type-only'];
const TESTS = '\\.test\\.ts$';

/** One folder of `src` to what is not to its right. */
function arrow([layer, { uses }]) {
  const allowed = [layer, ...uses, 'styles'].join('|');
  return {
    name: `${layer} → ${uses.join(', ') || 'nothing'}`,
    severity: 'error',
    from: { path: `^src/${layer}/`, pathNot: TESTS },
    to: { path: '^src/', pathNot: `^src/(${allowed})/` },
  };
}

/** A folder whose packages are counted; `packages: null` leaves them free. */
function packagesOf([layer, { packages }]) {
  return {
    name: `${layer} needs ${packages.join(', ') || 'no package'}`,
    severity: 'error',
    from: { path: `^src/${layer}/`, pathNot: TESTS },
    to: { dependencyTypesNot: OWN_CODE, pathNot: packages.map((name) => `${PACKAGES}(@types/)?${name}/`) },
  };
}

const MODEL = { path: '^src/explorables/[^/]+/.+\\.ts$', pathNot: TESTS };
const VIEW = { path: '^src/explorables/([^/]+)/.+\\.svelte$' };

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(layers).map(arrow),
    ...Object.entries(layers)
      .filter(([, { packages }]) => packages !== null)
      .map(packagesOf),
    {
      name: 'a model → core',
      severity: 'error',
      from: MODEL,
      to: { path: '^src/', pathNot: '^src/(core/|explorables/[^/]+/[^/]+\\.ts$)' },
    },
    { name: 'a model needs no package', severity: 'error', from: MODEL, to: { dependencyTypesNot: OWN_CODE } },
    {
      name: 'a view → its own model, kit, core',
      severity: 'error',
      from: VIEW,
      to: { path: '^src/', pathNot: '^src/(core|kit|explorables/$1)/' },
    },
    {
      name: 'a view needs svelte alone',
      severity: 'error',
      from: VIEW,
      to: { dependencyTypesNot: OWN_CODE, pathNot: `${PACKAGES}svelte/` },
    },
    {
      name: 'one explorable never uses another',
      severity: 'error',
      from: { path: '^src/explorables/([^/]+)/' },
      to: { path: '^src/explorables/', pathNot: '^src/explorables/$1/' },
    },
    {
      name: 'one problem never uses another',
      severity: 'error',
      from: { path: '^src/problems/([^/]+)/' },
      to: { path: '^src/problems/[^/]+/', pathNot: '^src/problems/$1/' },
    },
    {
      name: 'src never uses scripts, tests or content',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(scripts|tests|content)/' },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules/\\.|dist|\\.astro)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'svelte', 'node', 'default'], exportsFields: ['exports'] },
  },
};

import path from 'node:path';
import astro from 'eslint-plugin-astro';
import jsdoc from 'eslint-plugin-jsdoc';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

const ROOT = path.join(import.meta.dirname, '../..');

const CODE = '**/*.{ts,js,mjs,svelte,astro}';
const TESTS = ['**/*.test.ts', 'tests/**'];
/** A figure, a problem, a check or a plan must come out the same every time: these parts are given the clock and the dice. */
const REPEATABLE = ['core', 'checks', 'problems', 'explorables', 'study'].map((folder) => `src/${folder}/**`);
const DOCUMENTED = [
  ...['core', 'kit', 'study', 'offline', 'book', 'markdown', 'site'].map((folder) => `src/${folder}/**/*.ts`),
  'scripts/**/*.ts',
];

const AS_ARGUMENT = 'Take it as an argument: `rng` for randomness, `now` for the clock.';

const size = {
  files: [CODE],
  ignores: TESTS,
  rules: {
    'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true, IIFEs: true }],
  },
};

const shape = {
  files: [CODE],
  rules: {
    complexity: ['error', { max: 10, variant: 'modified' }], // a switch over all cases is one decision
    'max-params': ['error', 3],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-var': 'error',
    'prefer-const': 'error',
    'object-shorthand': 'error',
    'no-param-reassign': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
  },
};

const types = {
  files: ['**/*.{ts,svelte,astro}'],
  rules: {
    '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    '@typescript-eslint/consistent-type-imports': [
      'error',
      { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
    ],
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-non-null-assertion': 'error',
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
  },
};

/** Rules that ask the type checker: slow on components, whose types astro check and svelte-check read anyway. */
const typed = {
  files: ['**/*.ts'],
  extends: [tseslint.configs.strictTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
  rules: {
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  },
};

const repeatable = {
  files: REPEATABLE.map((folder) => `${folder}/*.{ts,svelte}`),
  ignores: TESTS,
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: AS_ARGUMENT },
      { object: 'Date', property: 'now', message: AS_ARGUMENT },
      { object: 'performance', property: 'now', message: AS_ARGUMENT },
      { object: 'crypto', property: 'getRandomValues', message: AS_ARGUMENT },
      { object: 'crypto', property: 'randomUUID', message: AS_ARGUMENT },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: AS_ARGUMENT },
      { selector: "CallExpression[callee.name='Date']", message: AS_ARGUMENT },
    ],
  },
};

const documented = {
  files: DOCUMENTED,
  ignores: TESTS,
  plugins: { jsdoc },
  rules: {
    'jsdoc/require-jsdoc': [
      'error',
      {
        enableFixer: false,
        require: { FunctionDeclaration: false },
        contexts: ['ExportNamedDeclaration[declaration]', 'ExportDefaultDeclaration'],
      },
    ],
    'jsdoc/require-description': 'error',
    'jsdoc/no-types': 'error',
  },
};

/** What dependency-cruiser cannot read: `layers.js` has the other arrows. */
const arrows = {
  files: ['src/**/*.astro'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ['**/explorables/*/*', '**/problems/*/*', '**/checks/*'],
            message: 'Find it by its id through a glob.',
          },
          {
            group: ['**/scripts/**', '**/tests/**', '**/content/**'],
            message: 'The site never uses what is outside src.',
          },
        ],
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'dist-*/', '.astro/', 'content/', 'public/', '**/*.d.ts'] },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.base] },
  { files: ['**/*.{svelte,astro}'], extends: [tseslint.configs.strict] },
  ...svelte.configs['flat/recommended'],
  {
    files: ['**/*.svelte'],
    rules: { 'svelte/prefer-const': 'error' },
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  ...astro.configs['flat/recommended'],
  typed,
  types,
  shape,
  size,
  repeatable,
  documented,
  arrows,
  { files: ['**/*.svelte'], rules: { 'prefer-const': 'off' } }, // Svelte's own rule knows that $props are reassigned
  { files: TESTS, rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } }, // matchers such as expect.any(String) are `any`
);

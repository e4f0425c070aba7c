import { titleOf, typeOf, type Template } from './names.ts';

/** A figure with one knob and one curve: a model with its tests, and a view. */
export const explorable: Template = {
  files: (name) => ({
    [`src/explorables/${name}/model.ts`]: model(name),
    [`src/explorables/${name}/model.test.ts`]: MODEL_TEST,
    [`src/explorables/${name}/View.svelte`]: view(name),
  }),
  finish: (name) => [
    'vitest',
    'run',
    '--config',
    'scripts/config/vitest.config.ts',
    '--update=new',
    ...contractsOf(name),
  ],
  next: (name) => `Show it in a chapter: <Explorable id="${name}">What to see.</Explorable>`,
};

/** The contracts of this figure alone; the first run of them draws its still. */
function contractsOf(name: string): readonly string[] {
  return ['tests/contracts/explorables.test.ts', '--testNamePattern', `the.explorable.${name}.`];
}

function model(name: string): string {
  const type = typeOf(name);
  return `import { range } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';

const params = {
  factor: { kind: 'number', label: 'Factor', min: 0.1, max: 1, step: 0.05, start: 0.8 },
} as const;

/** What the figure draws: how something shrinks that is multiplied by the same factor at every step. */
export interface ${type} {
  /** Points (k, factor^k) for the steps k = 0..20. */
  readonly points: readonly (readonly [number, number])[];
  /** What is left after the last step. */
  readonly last: number;
}

const STEPS = 20;

export const model = defineModel({
  title: '${titleOf(name)}',
  params,
  init: () => null,
  derive: (_, { factor }): ${type} => ({
    points: range(STEPS + 1).map((k) => [k, factor ** k]),
    last: factor ** STEPS,
  }),
  readings: ({ last }) => [{ label: \`Left after \${STEPS} steps\`, value: formatNumber(last, 3) }],
  describe: ({ last }, { factor }) =>
    \`With the factor \${formatNumber(factor, 3)}, \${formatNumber(last, 3)} is left after \${STEPS} steps.\`,
  laws: {
    'the curve starts at 1': ({ points }) => points[0]?.[1] === 1,
    'nothing ever grows': ({ points }) => points.every(([, y]) => y <= 1),
  },
});
`;
}

const MODEL_TEST = `import { expect, it } from 'vitest';
import { model } from './model.ts';

it('halves at every step when the factor is a half', () => {
  const { points } = model.derive(null, { factor: 0.5 });
  expect(points.slice(0, 4)).toEqual([
    [0, 1],
    [1, 0.5],
    [2, 0.25],
    [3, 0.125],
  ]);
});

it('keeps everything when the factor is 1', () => {
  expect(model.derive(null, { factor: 1 }).last).toBe(1);
});
`;

function view(name: string): string {
  return `<script lang="ts">
  import type { FrameProps } from '../../kit/frame.ts';
  import Frame from '../../kit/Frame.svelte';
  import Line from '../../kit/Line.svelte';
  import Plot from '../../kit/Plot.svelte';
  import { model } from './model.ts';

  /** ${titleOf(name)}, drawn. */
  let { frame }: { frame: FrameProps } = $props();
</script>

<Frame {model} {frame}>
  {#snippet picture({ derived })}
    <Plot x={{ title: 'Step k', domain: [0, 20] }} y={{ title: 'What is left', domain: [0, 1] }} height={220}>
      {#snippet marks(paper)}
        <Line {paper} points={derived.points} ink="activation" />
      {/snippet}
    </Plot>
  {/snippet}
</Frame>
`;
}

import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '294912',
    '33920',
    '0.115',
    '73728',
    '61440',
    '6.64832e6',
  ]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    inputs: number(/C_\{\\text\{in\}\} = (\d+)/),
    outputs: number(/C_\{\\text\{out\}\} = (\d+)/),
    k: number(/k\\times k = (\d)/),
    size: number(/maps of \$(\d+)/),
    groups: number(/g = (\d)/),
    reduced: number(/1\$ to (\d+) channels/),
  };
}

/** The weights of a layer, counted pair by pair of channels: those that `reads` connects, times the window. */
function tally(inputs: number, outputs: number, { k, reads }: { k: number; reads: (o: number, c: number) => boolean }) {
  let pairs = 0;
  for (let o = 0; o < outputs; o += 1) for (let c = 0; c < inputs; c += 1) if (reads(o, c)) pairs += 1;
  return pairs * range(k).flatMap(() => range(k)).length;
}

it('agrees at many seeds with a count of all pairs of channels that a layer connects', () => {
  for (const seed of range(60)) {
    const { statement, blanks } = problem.pose(seed);
    const { inputs, outputs, k, size, groups, reduced } = readStatement(statement);
    const all = () => true;
    const full = tally(inputs, outputs, { k, reads: all });
    const separable =
      tally(inputs, inputs, { k, reads: (o, c) => o === c }) + tally(inputs, outputs, { k: 1, reads: all });
    const groupOf = (channel: number, channels: number) => Math.floor((channel * groups) / channels);
    const [first, second, ratio, ...others] = blanks.map(({ answer }) => Number(answer));
    expect([first, second, ...others]).toEqual([
      full,
      separable,
      tally(inputs, outputs, { k, reads: (o, c) => groupOf(o, outputs) === groupOf(c, inputs) }),
      tally(inputs, reduced, { k: 1, reads: all }) + tally(reduced, reduced, { k, reads: all }) + tally(reduced, outputs, { k: 1, reads: all }), // prettier-ignore
      range(size * size).reduce((total) => total + separable, 0),
    ]);
    expect(Math.abs((ratio ?? NaN) / (separable / full) - 1)).toBeLessThan(5e-3);
  }
});

it('has the costs of the worked example', () => {
  const answers = printed.blanks.map(({ answer }) => Number(answer));
  expect(at(answers, 0) * 196).toBe(57_802_752);
  expect(at(answers, 3) * 196).toBe(14_450_688);
  expect(at(answers, 4) * 196).toBe(12_042_240);
  expect(33920 / 294912).toBeCloseTo(0.115017, 6);
});

it.each([
  ['full', '2304', 'a window for every input channel'],
  ['full', '98304', 'and not'],
  ['full', '295168', 'You counted biases'],
  ['full', '32768', 'at one pixel'],
  ['separable', '1152', 'mixes the channels'],
  ['separable', '32768', 'pointwise part'],
  ['separable', '35072', 'before they are mixed'],
  ['separable', '37748736', 'their weights add'],
  ['separable', '33152', 'and not'],
  ['separable', '32777', 'a window of its own'],
  ['ratio', '8.694', 'Upside down'],
  ['ratio', '0.1189', 'the input channels cancel'],
  ['ratio', '1/9', 'pointwise part alone'],
  ['ratio', '1/256', 'depthwise part alone'],
  ['ratio', '0.3372', 'and not'],
  ['ratio', '0.885', 'is saved'],
  ['grouped', '18432', 'This is one group'],
  ['grouped', '294912', 'the full count'],
  ['grouped', '1179648', 'divide'],
  ['bottleneck', '45056', 'The last'],
  ['bottleneck', '53248', 'The first'],
  ['bottleneck', '36864', 'the window alone'],
  ['bottleneck', '25152', 'a full convolution'],
  ['bottleneck', '90112', 'that reduces them'],
  ['bottleneck', '258048', 'Only the middle layer'],
  ['bottleneck', '155648', 'expands them'],
  ['macs', '474880', 'positions'],
  ['macs', '13296640', 'product and a sum'],
  ['macs', '33,920', 'one position'],
  ['macs', '57802752', 'full convolution'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

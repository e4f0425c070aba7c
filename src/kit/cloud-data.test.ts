import { expect, it } from 'vitest';
import { arrowsData, cloudData } from './cloud-data.ts';

it('draws a cloud as one path: a stroke of no length for a dot, a dash around its place else', () => {
  const places = [
    [30.4, 5],
    [10, 20],
  ] as const;
  // From left to right; each mark is told from where the one before ends.
  expect(cloudData(places, 'dot')).toBe('m10 20h0m20-15h0');
  expect(cloudData(places, 'level')).toBe('m8 20h4m16-15h4');
  expect(cloudData(places, 'upright')).toBe('m10 18v4m20-19v4');
});

it('draws arrows with a head that opens backward', () => {
  // The barbs go back 3.4 cos 0.5 = 2.98 and aside by 3.4 sin 0.5 = 1.63, to half a pixel.
  expect(arrowsData([[[0, 0], [10.2, 0]]])).toBe('M0 0l10 0-3 1.5 3-1.5-3-1.5'); // prettier-ignore
});

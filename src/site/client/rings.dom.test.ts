import { afterEach, expect, it, vi } from 'vitest';
import { markReviewed } from '../../study/marker.ts';
import { stamp, type Grade } from '../../study/event.ts';
import { createVisitLog } from '../../study/log.ts';
import { paintRings } from './paint-rings.ts';
import { startRings } from './rings.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

const rings = (): readonly HTMLElement[] => {
  document.body.innerHTML =
    '<span data-ring="rnn" data-cards="4"></span><span data-ring="cnn" data-cards="2"></span><span data-ring="gnn" data-cards="0"></span>';
  return [...document.querySelectorAll<HTMLElement>('[data-ring]')];
};
const desk = () => ({ log: createVisitLog(), now: () => NOW, stamp: () => stamp(NOW, [0]) });
const review = (card: string, grade: Grade = 'easy') =>
  ({ ...stamp(NOW, [1]), id: card, kind: 'review', card, grade }) as const;

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

it('shows how much of a chapter is recalled, and nothing for one of which nothing was', async () => {
  const [rnn, cnn, gnn] = rings();
  const { log, ...rest } = desk();
  await log.append(review('rnn/a'));
  await log.append(review('rnn/problem/simple')); // no card of the chapter's list
  await paintRings(rings(), Promise.resolve({ log, ...rest }));
  const [painted] = document.querySelectorAll('[data-ring]');
  expect(painted?.getAttribute('aria-label')).toBe('25 % recalled'); // one of four, just now
  expect(document.querySelectorAll('[role="img"]')).toHaveLength(1);
  expect([rnn, cnn, gnn].every((ring) => ring?.getAttribute('role') === null)).toBe(true);
});

it('follows what is recalled meanwhile', async () => {
  const { log, ...rest } = desk();
  const [rnn] = rings();
  await paintRings([...document.querySelectorAll<HTMLElement>('[data-ring]')], Promise.resolve({ log, ...rest }));
  expect(rnn?.getAttribute('aria-label')).toBeNull();
  await log.append(review('rnn/a'));
  await log.append(review('rnn/b'));
  await vi.waitFor(() => expect(rnn?.getAttribute('aria-label')).toBe('50 % recalled'));
});

it('does nothing for a first-time reader', () => {
  rings();
  const idle = vi.fn();
  vi.stubGlobal('requestIdleCallback', idle);
  startRings(document);
  expect(idle).not.toHaveBeenCalled();
  markReviewed();
  startRings(document);
  expect(idle).toHaveBeenCalledTimes(1);
});

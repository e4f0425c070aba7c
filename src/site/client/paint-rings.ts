import { sum } from '../../core/array.ts';
import { cardName } from '../../study/card-name.ts';
import type { Desk } from '../../study/desk.ts';
import { standings } from '../../study/schedule.ts';
import { openDesk } from '../desk.ts';

/** Paints the rings now, and again whenever something is recalled, in whichever tab. */
export async function paintRings(rings: readonly HTMLElement[], desk: Promise<Desk> = openDesk()): Promise<void> {
  const { log, now } = await desk;
  const paint = async (): Promise<void> => {
    const known = standings(await log.all(), now());
    for (const ring of rings) paintRing(ring, recalledOf(ring, known));
  };
  log.subscribe(() => void paint());
  await paint();
}

/** The mean chance of recall of a chapter's cards, unseen ones counting as 0. */
function recalledOf({ dataset }: HTMLElement, known: ReturnType<typeof standings>): number {
  const cards = [...known].filter(([id]) => {
    const { chapter, kind } = cardName(id);
    return kind === 'card' && chapter === dataset['ring'];
  });
  const count = Number(dataset['cards']);
  return count > 0 ? Math.min(1, sum(cards.map(([, { retrievability }]) => retrievability)) / count) : 0;
}

/** A chapter of which nothing was recalled has no ring. */
function paintRing(ring: HTMLElement, share: number): void {
  if (share === 0) {
    ring.removeAttribute('role');
    ring.removeAttribute('aria-label');
    return;
  }
  const percent = Math.round(100 * share);
  ring.style.setProperty('--share', `${percent}%`);
  ring.setAttribute('role', 'img');
  ring.setAttribute('aria-label', `${percent} % recalled`);
  ring.title = `${percent} % recalled`;
}

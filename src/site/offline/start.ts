import { showBar } from './bar.ts';
import { Keeper } from './keeper.ts';
import { renderRoom } from './room.ts';
import type { Situation } from './situation.ts';
import { footText } from './words.ts';

/** Keeps the site stored, with a line in the foot of the page and, where the page has one, the room that shows all. */
export function startOffline(document: Document, base: string): Promise<void> {
  const line = document.querySelector('[data-offline-line]');
  const room = document.querySelector<HTMLElement>('[data-offline-room]');
  const show = (situation: Situation) => {
    if (line) line.textContent = footText(situation);
    if (room) renderRoom(room, situation, keeper);
  };
  const keeper = new Keeper(base, {
    onSituation: show,
    onNewer: (load) => showBar(document, 'A newer version of these notes is ready.', load),
    onTakenOver: () =>
      showBar(document, 'A newer version of these notes was loaded in another tab.', () => location.reload()),
  });
  show({ kind: 'starting' });
  return keeper.begin();
}

import type { PackProgress } from '../../offline/protocol.ts';
import { element } from '../search/element.ts';
import { tallyOf, type Situation } from './situation.ts';
import { megabytes, statusText } from './words.ts';

/** What the reader can do about what is stored. */
export interface RoomActions {
  readonly storeNow: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Shows in full how it stands: a sentence, how far storing has come, what can be done, and each part with its size. */
export function renderRoom(room: HTMLElement, situation: Situation, actions: RoomActions): void {
  if (room.childElementCount === 0) room.append(...emptyRoom(actions));
  const status = room.querySelector('.offline-status');
  const text = statusText(situation);
  if (status && status.textContent !== text) status.textContent = text;
  const progress = room.querySelector('progress');
  if (progress) renderProgress(progress, situation);
  renderButtons(room, situation);
  room
    .querySelector('.offline-parts tbody')
    ?.replaceChildren(...(situation.kind === 'on' ? situation.progress.packs.map(rowOf) : []));
  room.querySelector('.offline-parts')?.toggleAttribute('hidden', situation.kind !== 'on');
}

function emptyRoom({ storeNow, remove }: RoomActions): readonly Node[] {
  const status = element('p', 'offline-status');
  status.setAttribute('role', 'status');
  const progress = element('progress', '');
  progress.ariaLabel = 'Stored';
  const buttons = element('p', 'offline-buttons', button('store', 'Store now', storeNow));
  buttons.append(button('remove', 'Remove what is stored', remove));
  const head = element('tr', '', ...['Part', 'Size', 'Stored'].map(headOf));
  const table = element('table', 'offline-parts', element('thead', '', head), element('tbody', ''));
  return [status, progress, buttons, table];
}

function button(name: string, text: string, act: () => Promise<void>): HTMLButtonElement {
  const made = element('button', 'practice-button', text);
  made.type = 'button';
  made.name = name;
  made.addEventListener('click', () => void act());
  return made;
}

function renderProgress(progress: HTMLProgressElement, situation: Situation): void {
  progress.hidden = situation.kind !== 'on';
  if (situation.kind !== 'on') return;
  const { bytes, allBytes } = tallyOf(situation.progress);
  progress.max = allBytes;
  progress.value = bytes;
}

/** Nothing to store is left where all is there, or being fetched; there is something to remove once anything is there. */
function renderButtons(room: HTMLElement, situation: Situation): void {
  const isOn = situation.kind === 'on';
  const canStore =
    situation.kind === 'off' || (isOn && !situation.isStoring && !tallyOf(situation.progress).isComplete);
  const isShown = new Map([
    ['store', canStore],
    ['remove', isOn],
  ]);
  for (const each of room.querySelectorAll('button')) each.hidden = isShown.get(each.name) !== true;
}

function headOf(name: string): HTMLElement {
  const cell = element('th', '', name);
  cell.scope = 'col';
  return cell;
}

function rowOf({ name, bytes, isStored }: PackProgress): HTMLElement {
  const size = bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${megabytes(bytes)} MB`;
  const head = element('th', '', name);
  head.scope = 'row';
  return element('tr', '', head, element('td', '', size), element('td', '', isStored ? 'yes' : 'not yet'));
}

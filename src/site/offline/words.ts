import type { StoreProblem } from '../../offline/pack-store.ts';
import { tallyOf, type Situation } from './situation.ts';

/** What the foot of every page adds to "Reading without a network"; '' while nothing is known. */
export function footText(situation: Situation): string {
  switch (situation.kind) {
    case 'starting':
      return '';
    case 'insecure':
    case 'lacking':
    case 'refused':
      return '(not possible in this browser)';
    case 'off':
      return '(nothing is stored)';
    case 'on':
      return `(${storedText(situation)})`;
  }
}

/** "20 of 20 chapters stored, 7.1 MB", "storing, 7 of 20 chapters, 2.4 of 7.1 MB" */
function storedText({ progress, isStoring }: Extract<Situation, { kind: 'on' }>): string {
  const { chapters, allChapters, bytes, allBytes, isComplete } = tallyOf(progress);
  const count = `${chapters} of ${allChapters} chapters`;
  if (isComplete) return `${count} stored, ${megabytes(allBytes)} MB`;
  const size = `${megabytes(bytes)} of ${megabytes(allBytes)} MB`;
  return isStoring ? `storing, ${count}, ${size}` : `${count} stored, ${size}`;
}

/** What the page about reading without a network says first. */
export function statusText(situation: Situation): string {
  switch (situation.kind) {
    case 'starting':
      return 'Looking what is stored …';
    case 'insecure':
      return 'Nothing is stored: browsers allow it only over HTTPS, or on your own machine.';
    case 'lacking':
      return 'Nothing is stored: this browser offers no way to. It may be an older one, or a private window.';
    case 'refused':
      return 'Nothing is stored: the browser refused. Storage may be switched off for this site, or the window be a private one.';
    case 'off':
      return 'Nothing is stored, as you asked. The site needs a network on this device.';
    case 'on':
      return onText(situation);
  }
}

function onText(situation: Extract<Situation, { kind: 'on' }>): string {
  const text = `${capitalized(storedText(situation))}.`;
  const { problem } = situation.progress;
  if (tallyOf(situation.progress).isComplete) return `${text} The whole site works without a network.`;
  if (situation.isStoring) return `${text} You can read on, or leave: it goes on at the next visit.`;
  if (problem !== null) return `${text} ${problems[problem]}`;
  return situation.isThrifty ? `${text} Your device saves data, so the rest waits until you ask for it.` : text;
}

const problems = {
  network: 'The network is gone; the rest follows when it is back.',
  changed: 'The site was renewed meanwhile. Load the page again, and the newer version is stored.',
  full: 'The browser gave no more room. Free some space on the device, then store the rest.',
} as const satisfies Record<StoreProblem, string>;

/** Bytes in megabytes with one digit: "7.1". */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

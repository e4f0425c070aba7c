import { mount } from 'svelte';
import { markReviewed } from '../../study/marker.ts';
import { forgetNotes } from '../../study/own-storage.ts';
import { openDesk } from '../desk.ts';
import type { RecordsNeeds, Safety } from './records.svelte.ts';
import RecordsPage from './RecordsPage.svelte';

/** Puts the page of records into `target`, with the browser's storage, clock and downloads. */
export async function startRecords(target: HTMLElement): Promise<void> {
  const { log, now } = await openDesk();
  const needs: RecordsNeeds = {
    log,
    now,
    save,
    markReviewed,
    forgetNotes: () => {
      forgetNotes(() => localStorage);
      forgetNotes(() => sessionStorage);
    },
    safety,
  };
  target.replaceChildren();
  mount(RecordsPage, { target, props: { needs } });
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read it after the click
}

/** Browsers lack these functions on pages without a secure connection, and some everywhere. */
const storage: Partial<StorageManager> | undefined = 'storage' in navigator ? navigator.storage : undefined;

const safety: Safety = {
  state: async () => (await storage?.persisted?.().catch(() => null)) ?? null,
  ask: async () => (await storage?.persist?.().catch(() => null)) ?? null,
};

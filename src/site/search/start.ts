import { base } from '../href.ts';
import { createDialog } from './create-dialog.ts';
import { createPage } from './create-page.ts';
import { loadEngine } from './engine.ts';

const load = () => loadEngine(base);
let open: (() => void) | null = null;

/** Opens the search dialog of the page, which is made at its first opening. */
export function openDialog(): void {
  open ??= createDialog(base, load);
  open();
}

/** Brings the form of the search page to life. */
export function startPage(form: HTMLFormElement): void {
  createPage(form, load);
}

import { defineExplorableElement } from './element.ts';

defineExplorableElement(async (host) => (await import('./wake.ts')).wake(host));

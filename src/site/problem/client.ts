import { defineProblemElement } from './element.ts';

defineProblemElement(async (host) => (await import('./open.ts')).openPractice(host));

import type { APIRoute } from 'astro';
import type { Problem } from '../../core/problem.ts';
import { byFolder } from '../../site/folder-modules.ts';
import { itemsData } from '../../site/practice/items-data.ts';
import { theBook } from '../../site/the-book.ts';

const problems = byFolder(import.meta.glob<Problem>('../../problems/*/problem.ts', { eager: true, import: 'default' }));

/** The problems and questions for discussion of all chapters. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(itemsData(theBook(), problems)), { headers: { 'content-type': 'application/json' } });

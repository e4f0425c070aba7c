import type { APIRoute } from 'astro';
import type { Problem } from '../../core/problem.ts';
import { byFolder } from '../../site/folder-modules.ts';
import { topicsData } from '../../site/practice/topics-data.ts';
import { theBook } from '../../site/the-book.ts';

const problems = byFolder(import.meta.glob<Problem>('../../problems/*/problem.ts', { eager: true, import: 'default' }));

/** The sections of all chapters, as plans are made from them. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(topicsData(theBook(), problems)), { headers: { 'content-type': 'application/json' } });

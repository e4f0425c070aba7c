import { ITEMS_PATH } from '../../book/address.ts';
import type { PoolChapter } from '../../study/pool.ts';
import { href } from '../href.ts';
import { readItemsData } from './items-data.ts';

/** The problems and questions for discussion of all chapters, fetched once for a page. Rejects where they cannot be had. */
export function loadItems(): Promise<readonly PoolChapter[]> {
  items ??= fetchItems();
  return items;
}

let items: Promise<readonly PoolChapter[]> | null = null;

async function fetchItems(): Promise<readonly PoolChapter[]> {
  const response = await fetch(href(ITEMS_PATH));
  if (!response.ok) throw new Error(`the pool of questions answers with status ${response.status}`);
  return readItemsData(await response.json());
}

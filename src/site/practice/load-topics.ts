import { TOPICS_PATH } from '../../book/address.ts';
import { href } from '../href.ts';
import { readTopicsData, type TopicChapter } from './topics-data.ts';

/** What plans are made from, fetched once for a page. Rejects where it cannot be had. */
export function loadTopics(): Promise<readonly TopicChapter[]> {
  topics ??= fetchTopics();
  return topics;
}

let topics: Promise<readonly TopicChapter[]> | null = null;

async function fetchTopics(): Promise<readonly TopicChapter[]> {
  const response = await fetch(href(TOPICS_PATH));
  if (!response.ok) throw new Error(`the topics answer with status ${response.status}`);
  return readTopicsData(await response.json());
}

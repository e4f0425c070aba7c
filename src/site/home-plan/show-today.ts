import { settingsOf } from '../../study/settings.ts';
import { openDesk } from '../desk.ts';
import { loadTopics } from '../practice/load-topics.ts';
import { todayLine } from './today-line.ts';

/** Puts today's part of the plan where the home page offers one. Without a plan the offer stays. */
export async function showToday(place: HTMLElement): Promise<void> {
  const { log, now } = await openDesk();
  const events = await log.all();
  if (settingsOf(events).exam === null) return;
  const chapters = await loadTopics();
  const line = todayLine(
    chapters.flatMap(({ topics }) => topics),
    events,
    now(),
  );
  const [link, text] = [place.querySelector('a'), place.querySelector('small')];
  if (line === null || link === null || text === null) return;
  [link.textContent, text.textContent] = [line.title, line.text];
}

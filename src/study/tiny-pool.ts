import { range } from '../core/array.ts';
import type { PoolChapter } from './pool.ts';

/** A pool for tests: `count` chapters "c1", "c2", … with four problems of 8 to 11 minutes and three questions of 6. */
export function tinyPool(count: number): readonly PoolChapter[] {
  return range(count).map((index) => chapterOf(index + 1));
}

function chapterOf(number: number): PoolChapter {
  const slug = `c${number}`;
  const item = (kind: string, key: string, minutes: number) => ({
    id: `${slug}/${kind}/${key}`,
    title: `The ${kind} ${key}`,
    section: `s${1 + (minutes % 2)}`,
    href: `/${slug}/#${key}`,
    minutes,
  });
  return {
    slug,
    number,
    title: `Chapter ${number}`,
    short: `C${number}`,
    sections: ['s1', 's2'].map((id, index) => ({ id, number: `${number}.${index + 1}`, title: `Section ${id}` })),
    problems: range(4).map((index) => ({
      ...item('problem', `p${index + 1}`, 8 + index),
      number: `${number}.${index + 1}`,
      choices: index === 3 ? [] : ['a', 'b'],
      choiceMinutes: 2 + (index % 2),
    })),
    discussions: range(3).map((index) => item('discussion', `d${index + 1}`, 6)),
  };
}

import { pageOf } from '../book/find.ts';
import type { Book } from '../book/types.ts';

/** Gives the number of a diagram, such as "7.2", by its file and its title; '' for Markdown that is no page. */
export function diagramNumber(book: () => Book): (file: string, title: string) => string {
  return (file, title) =>
    pageOf(book(), file)?.figures.find((figure) => figure.kind === 'diagram' && figure.title === title)?.number ?? '';
}

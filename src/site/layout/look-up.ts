import {
  ANKI_PATH,
  EXAM_PATH,
  GLOSSARY_PATH,
  MAP_PATH,
  NOTATION_PATH,
  PLAN_PATH,
  RECALL_PATH,
  RECORDS_PATH,
} from '../../book/address.ts';

/** The pages for practice across chapters, as the header and the list of chapters name them. */
export const PRACTICE_PAGES = [
  { name: 'Recall', path: RECALL_PATH },
  { name: 'Exam', path: EXAM_PATH },
  { name: 'Plan', path: PLAN_PATH },
  { name: 'Records', path: RECORDS_PATH },
  { name: 'Anki decks', path: ANKI_PATH },
] as const;

/** The pages for looking things up, as the header and the list of chapters name them. */
export const LOOK_UP_PAGES = [
  { name: 'Map', path: MAP_PATH },
  { name: 'Formulas', path: '/formulas/' },
  { name: 'Notation', path: NOTATION_PATH },
  { name: 'Glossary', path: GLOSSARY_PATH },
  { name: 'About', path: '/about/' },
] as const;

const IN_LIST_ONLY: readonly string[] = [RECORDS_PATH, ANKI_PATH, '/about/'];

/** The pages that the header has room for; the others are in the list of chapters, the one about the site in every foot. */
export const HEADER_PAGES = [...PRACTICE_PAGES, ...LOOK_UP_PAGES].filter(({ path }) => !IN_LIST_ONLY.includes(path));

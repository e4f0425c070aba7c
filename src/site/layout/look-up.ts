import { GLOSSARY_PATH, MAP_PATH, NOTATION_PATH } from '../../book/address.ts';

/** The pages for looking things up, as the header and the list of chapters name them. */
export const LOOK_UP_PAGES = [
  { name: 'Map', path: MAP_PATH },
  { name: 'Formulas', path: '/formulas/' },
  { name: 'Notation', path: NOTATION_PATH },
  { name: 'Glossary', path: GLOSSARY_PATH },
  { name: 'About', path: '/about/' },
] as const;

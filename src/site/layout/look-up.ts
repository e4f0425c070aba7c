/** The pages for looking things up, as the header and the list of chapters name them. */
export const LOOK_UP_PAGES = [
  { name: 'Formulas', path: '/formulas/' },
  { name: 'Glossary', path: '/glossary/' },
  { name: 'About', path: '/about/' },
] as const;

import { expect, type Page } from '@playwright/test';
import { placeOfResult, placesOf } from '../search/places.ts';
import { chapterRank, ofKind, qualityOf, sectionRank, type Outcome } from '../search/quality.ts';
import { QUERY_KINDS, readQueries, type LabeledQuery, type QueryKind } from '../search/queries.ts';
import { BOOK, test } from './site.ts';

const QUERIES = readQueries();
const PLACES = placesOf(BOOK);
const FIRST = 5;

/** The least share of queries of each kind with the right chapter among the first three. */
const IN_THREE: Readonly<Record<QueryKind, number>> = {
  term: 0.98,
  abbreviation: 0.97,
  synonym: 0.97,
  typo: 0.95,
  formula: 0.9,
  symptom: 0.9,
  question: 0.9,
};

test('the search finds what students mean, in every way of asking', async ({ page, baseURL }) => {
  await page.goto('search/');
  const base = new URL(baseURL ?? '').pathname;
  const outcomes: Outcome[] = [];
  for (const query of QUERIES) outcomes.push({ query, places: await placesFor(page, query, base) });
  report(outcomes);
  const all = qualityOf(outcomes);
  expect.soft(all.chapterMrr, 'right chapter, MRR of the first five').toBeGreaterThanOrEqual(0.9);
  expect.soft(all.sectionFirst, 'right section first').toBeGreaterThanOrEqual(0.75);
  expect.soft(all.sectionMrr, 'right section, MRR of the first five').toBeGreaterThanOrEqual(0.8);
  expect.soft(all.empty, 'without any result').toBeLessThanOrEqual(0.01);
  for (const kind of QUERY_KINDS) {
    const { chapterInThree } = qualityOf(ofKind(outcomes, kind));
    expect.soft(chapterInThree, `${kind}: right chapter in three`).toBeGreaterThanOrEqual(IN_THREE[kind]);
  }
});

/** What the search page shows for a query, typed and sent by Enter. */
async function placesFor(page: Page, { query }: LabeledQuery, base: string): Promise<readonly string[]> {
  await page.locator('main input[name=q]').fill(query);
  await page.locator('main input[name=q]').press('Enter');
  await page.locator(`main form[data-answered=${JSON.stringify(query)}]`).waitFor();
  const addresses = await page
    .locator('main ol a.find-result')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.pathname + link.hash : '')));
  return addresses.slice(0, FIRST).map((address) => placeOfResult(PLACES, `/${address.slice(base.length)}`));
}

/** Prints the figures of both halves, the one that was tuned on and the one that was not, and what was missed. */
function report(outcomes: readonly Outcome[]): void {
  const halves = [0, 1].map((rest) =>
    outcomes.filter(({ query }) => Number(/\d+$/.exec(query.id)?.[0] ?? 0) % 2 === rest),
  );
  const rows = [
    ['all', outcomes] as const,
    ['even ids', halves[0] ?? []] as const,
    ['odd ids', halves[1] ?? []] as const,
    ...QUERY_KINDS.map((kind) => [kind, ofKind(outcomes, kind)] as const),
  ];
  console.table(Object.fromEntries(rows.map(([name, some]) => [name, rounded(qualityOf(some))])));
  for (const outcome of outcomes.filter((each) => sectionRank(each) > 1)) {
    const { query, places } = outcome;
    console.log(
      `${query.id} (${query.kind}) "${query.query}": chapter ${chapterRank(outcome)}, section ${sectionRank(outcome)}; ` +
        `wanted ${query.sections.join(' or ')}, found ${places.join(' ')}`,
    );
  }
}

function rounded(quality: object): Record<string, number> {
  return Object.fromEntries(
    Object.entries(quality).map(([name, value]) => [name, Math.round(Number(value) * 1000) / 1000]),
  );
}

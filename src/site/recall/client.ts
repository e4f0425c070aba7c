import { defineRecall } from './element.ts';

defineRecall(async (card) => {
  const [{ startReview }, { openDesk }] = await Promise.all([import('./review.ts'), import('./desk.ts')]);
  await startReview(card, await openDesk());
});

import { defineRecall } from './element.ts';
import { repeatCards } from './repeat.ts';

repeatCards(document);
defineRecall(async (card) => {
  const [{ startReview }, { openDesk }] = await Promise.all([import('./review.ts'), import('../desk.ts')]);
  await startReview(card, await openDesk());
});

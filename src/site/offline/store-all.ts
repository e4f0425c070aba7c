import type { Progress, Request } from '../../offline/protocol.ts';
import { tallyOf } from './situation.ts';

/** What storing works with. */
export interface StoreSteps {
  readonly ask: (request: Request) => Promise<Progress>;
  /** Waits until the page has nothing better to do. */
  readonly pause: () => Promise<void>;
  /** Is told after each archive. */
  readonly show: (progress: Progress) => void;
}

/**
 * Has the worker store one archive after the other until all are there or one fails, and gives how it stands then.
 *
 * What is stored stays, so that ending in the middle costs nothing: the next time goes on from there.
 */
export async function storeAll({ ask, pause, show }: StoreSteps): Promise<Progress> {
  let progress = await ask('progress');
  while (!tallyOf(progress).isComplete && progress.problem === null) {
    show(progress);
    await pause();
    progress = await ask('store');
  }
  return progress;
}

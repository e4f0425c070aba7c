import { afterEach, expect, it, vi } from 'vitest';
import { readDiscussion } from './discussion.ts';

const PAGE = `<!doctype html><main><article>
<section class="section"><h2 id="other">Other?</h2><p>No.</p></section>
<section class="section" aria-labelledby="why"><h2 id="why">Why <i>clip</i>?</h2>
<p id="fact-x">Say <a href="#ref-a">why</a> and <a href="/rnn/#loop">where</a>.</p>
<details class="fold model-answer"><summary>Model answer</summary><p>Because.</p><p>So.</p></details>
<details class="fold what-a-full-answer-contains"><summary>Points</summary><ul><li>One.</li></ul></details>
</section></article></main>`;

const answer = (body: string, status = 200) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(body, { status }))),
  );
afterEach(() => vi.unstubAllGlobals());

it('takes the question, the model answer and its points from the page of the discussions', async () => {
  answer(PAGE);
  const { question, answer: model, points } = await readDiscussion('rnn', 'why');
  expect(question).toContain('<p class="face-title">Why <i>clip</i>?</p>');
  expect(model).toBe('<p>Because.</p><p>So.</p>');
  expect(points).toBe('<ul><li>One.</li></ul>');
  expect(fetch).toHaveBeenCalledWith('/rnn/discussions/');
});

it('leaves no id behind, and leads links within the page to that page', async () => {
  answer(PAGE);
  const { question } = await readDiscussion('rnn', 'why');
  expect(question).not.toContain('id=');
  expect(question).toContain('<a href="/rnn/discussions/#ref-a">why</a>');
  expect(question).toContain('<a href="/rnn/#loop">where</a>');
});

it('rejects where the page or the question is missing', async () => {
  answer(PAGE);
  await expect(readDiscussion('rnn', 'gone')).rejects.toThrow('/rnn/discussions/ has no question "gone"');
  answer('', 404);
  await expect(readDiscussion('rnn', 'why')).rejects.toThrow('/rnn/discussions/ answers with status 404');
});

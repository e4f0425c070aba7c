import { expect, it } from 'vitest';
import { repeatCards } from './repeat.ts';

const CARD = `<dnn-recall id="recall-one" data-card="rnn/one" aria-labelledby="recall-one-front">
  <div id="recall-one-front">Front</div><details><summary>Reveal</summary>Back</details></dnn-recall>`;

it('puts a copy of the card of the text, with names of its own and the way to its section, into the list', () => {
  document.body.innerHTML = `${CARD}<p id="card-one" data-repeat="one"><a href="#bptt">7.4 BPTT</a></p>`;
  repeatCards(document);
  const copy = document.getElementById('card-one');
  expect(copy?.tagName).toBe('DNN-RECALL');
  expect(copy?.dataset['card']).toBe('rnn/one');
  expect(document.getElementById(copy?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Front');
  expect(copy?.querySelector('.recall-source a')?.getAttribute('href')).toBe('#bptt');
  expect(document.querySelectorAll('[data-repeat]')).toHaveLength(0);
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('leaves the link where the card is not on the page', () => {
  document.body.innerHTML = '<p id="card-one" data-repeat="one"><a href="#bptt">7.4 BPTT</a></p>';
  repeatCards(document);
  expect(document.getElementById('card-one')?.textContent).toBe('7.4 BPTT');
});

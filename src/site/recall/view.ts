import { grades, type Grade } from '../../study/event.ts';
import { part } from '../part.ts';
import { GRADE_NAMES, keyOfGrade } from './grade-key.ts';

/** What a card shows below its answer. */
export type CardState =
  | { readonly kind: 'closed' }
  /** The grades to choose from, each with the time until the next review. */
  | { readonly kind: 'asking'; readonly waits: Readonly<Record<Grade, string>> }
  /** What came of the grade, which can be taken back. */
  | { readonly kind: 'graded'; readonly text: string };

/** What the reader can do with an open card. */
export interface CardActions {
  readonly grade: (grade: Grade) => void;
  readonly undo: () => void;
}

/**
 * Builds the buttons of a card, and gives the function that shows a state of it with the line under its question.
 *
 * The focus stays where it is unless its button goes away; then it moves to the next act.
 * Throws when the card's markup lacks a part.
 */
export function createCardView(host: HTMLElement, actions: CardActions) {
  const [standing, grading, status] = [part(host, 'standing'), part(host, 'grading'), part(host, 'status')];
  const buttons = grades.map((grade) => createGradeButton(host.ownerDocument, grade, actions));
  const group = createGroup(
    host.ownerDocument,
    buttons.map(({ button }) => button),
  );
  const undo = createButton(host.ownerDocument, 'Undo', actions.undo);
  undo.className = 'practice-button recall-undo';
  grading.append(group, undo);
  return (state: CardState, line: string): void => {
    const focused = host.ownerDocument.activeElement;
    group.hidden = state.kind !== 'asking';
    undo.hidden = state.kind !== 'graded';
    standing.textContent = line;
    status.textContent = state.kind === 'graded' ? state.text : '';
    if (state.kind === 'asking') for (const { wait, grade } of buttons) wait.textContent = state.waits[grade];
    if (focused !== null && grading.contains(focused) && focused.closest('[hidden]'))
      (undo.hidden ? group : undo).focus();
  };
}

/** The group takes the focus after an undo, so that the keys 1 to 4 go on working and its label is read out. */
function createGroup(document: Document, buttons: readonly HTMLButtonElement[]): HTMLElement {
  const group = document.createElement('div');
  group.className = 'recall-grades';
  group.tabIndex = -1;
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'How well did you recall it? Keys 1 to 4');
  group.append(...buttons);
  return group;
}

function createGradeButton(document: Document, grade: Grade, actions: CardActions) {
  const button = createButton(document, GRADE_NAMES[grade], () => actions.grade(grade));
  const wait = document.createElement('small');
  button.setAttribute('aria-keyshortcuts', keyOfGrade(grade));
  button.append(' ', wait);
  return { button, wait, grade };
}

function createButton(document: Document, text: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', act);
  return button;
}

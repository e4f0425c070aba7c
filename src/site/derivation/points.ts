/** Turns the points of the model answer into boxes to tick. A second call changes nothing. */
export function addBoxes(host: Element): void {
  const fold = host.querySelector<HTMLDetailsElement>(POINTS);
  if (!fold) return;
  fold.open = true;
  for (const point of fold.querySelectorAll('li')) {
    if (point.querySelector('input')) continue;
    const label = point.ownerDocument.createElement('label');
    const box = point.ownerDocument.createElement('input');
    box.type = 'checkbox';
    const text = point.ownerDocument.createElement('span');
    text.append(...point.childNodes);
    label.append(box, text);
    point.append(label);
  }
}

/** How many points are ticked, of how many. */
export function countBoxes(host: Element): { readonly had: number; readonly all: number } {
  const boxes = [...host.querySelectorAll<HTMLInputElement>(`${POINTS} input`)];
  return { had: boxes.filter(({ checked }) => checked).length, all: boxes.length };
}

const POINTS = '.what-a-full-answer-contains';

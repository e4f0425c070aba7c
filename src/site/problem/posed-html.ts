import { problemAnchor } from '../../book/address.ts';
import type { Blank, Posed } from '../../core/problem.ts';
import type { MarkdownRenderers } from '../practice/load-markdown.ts';

/** The parts of a problem that change with its numbers, as HTML. */
export interface PosedHtml {
  readonly statement: string;
  readonly blanks: string;
  /** The hints in order, then the worked solution; each opens by itself. */
  readonly help: string;
}

/** A posed problem as HTML: the one description of these parts, for the printed page and for new numbers alike. */
export function posedHtml(posed: Posed, id: string, render: MarkdownRenderers): PosedHtml {
  const hints = posed.hints.map((hint, index) =>
    fold(`Hint ${index + 1} of ${posed.hints.length}`, render.block(hint)),
  );
  return {
    statement: render.block(posed.statement),
    blanks: posed.blanks.map((blank) => blankHtml(blank, problemAnchor(id), render)).join(''),
    help: [...hints, fold('Worked solution', render.block(posed.solution))].join(''),
  };
}

/**
 * Without scripts there is no input, so the label and the form of the answer stand for themselves.
 *
 * The input is named by reference too, since browsers leave formulas out of the name that a `<label>` gives.
 */
function blankHtml({ key, label, form }: Blank, problem: string, render: MarkdownRenderers): string {
  const id = escaped(`${problem}-${key}`);
  const ties = `id="${id}" aria-labelledby="${id}-label ${id}-form" aria-describedby="${id}-verdict"`;
  return `<div class="problem-blank" data-blank="${escaped(key)}">
<label id="${id}-label" for="${id}">${render.inline(label)}</label>
<input class="problem-control needs-script" ${ties} autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go">
<small id="${id}-form">${escaped(form)}</small>
<div class="problem-verdict" id="${id}-verdict" role="status"></div>
</div>`;
}

function fold(title: string, html: string): string {
  return `<details><summary>${title}</summary><div>${html}</div></details>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

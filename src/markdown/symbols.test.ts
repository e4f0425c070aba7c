import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { katexOptions } from './katex.ts';
import { markSymbols, symbolIn, symbolsWithRoles } from './symbols.ts';
import type { SymbolEntry } from './tex-symbol.ts';

/** The notation of a chapter on recurrent networks, in short. */
const NOTATION = [
  { tex: '\\vh', index: 't' },
  { tex: 'h', index: 't' },
  { tex: '\\vx', index: 't' },
  { tex: 'x', index: 't' },
  { tex: '\\vy', index: 't' },
  { tex: 'y', index: 't' },
  { tex: 'u', index: 't' },
  { tex: '\\vs', index: 't' },
  { tex: '\\hat{\\vs}', index: 't' },
  { tex: '\\mW_h', index: null },
  { tex: '\\mW_x', index: null },
  { tex: '\\mW_y', index: null },
  { tex: '\\mW', index: 'g' },
  { tex: '\\vb', index: null },
  { tex: '\\vb', index: 'g' },
  { tex: '\\va', index: 't' },
  { tex: '\\hat{\\va}', index: 't' },
  { tex: '\\varphi', index: null },
  { tex: '\\vdelta', index: 't' },
  { tex: '\\loss', index: 't' },
  { tex: 'T', index: null },
  { tex: 'd_h', index: null },
  { tex: 'd_x', index: null },
  { tex: '\\mJ', index: 't' },
  { tex: '\\mA', index: null },
  { tex: '\\mA_0', index: null },
  { tex: '\\mK', index: 't' },
  { tex: '\\mP', index: 't' },
  { tex: 'P', index: null },
  { tex: '\\rho', index: null },
  { tex: '\\sigma_{\\max}', index: null },
  { tex: '\\alpha', index: null },
  { tex: 'w', index: null },
  { tex: 'r', index: null },
  { tex: 'z', index: null },
  { tex: 'd', index: null },
  { tex: '\\Delta t', index: null },
  { tex: '\\softmax', index: null },
] as const satisfies readonly SymbolEntry[];

const nameOf = (key: string): string => NOTATION[Number(key)]?.tex ?? '';
const html = (tex: string): string =>
  katex.renderToString(tex, { ...katexOptions, macros: { ...katexOptions.macros }, displayMode: true });
const mathml = (tex: string): string =>
  (/<semantics>(.*)<annotation/s.exec(html(tex))?.[1] ?? '').replace(/<[^>]*>/g, '');
const marked = (tex: string): readonly string[] => {
  const keys = [...html(markSymbols(tex, NOTATION)).matchAll(/data-sym="(\d+)"/g)].map((match) => match[1] ?? '');
  return [...new Set(keys)].map(nameOf).sort();
};

/** Formulas of that chapter, each with its symbols. */
const FORMULAS: readonly (readonly [tex: string, symbols: readonly string[]])[] = [
  [String.raw`\act{y_t} = \sum_{i=0}^{m-1} \param{\beta_i}\,\data{u_{t-i}}`, ['y', 'u']],
  [
    String.raw`\act{y_{t+1}} = \sum_{j=0}^{t} \param{\beta}\param{\alpha}^{j}\,\data{u_{t-j}} + \param{\alpha}^{t+1}\act{y_0}`,
    ['y', '\\alpha', 'u'],
  ],
  [String.raw`-1/\ln\abs{\param{\alpha}} = 9.49`, ['\\alpha']],
  [
    String.raw`\begin{aligned} \target{\vs_{t+1}} &= \param{\mA}\target{\vs_t} + \param{\mB}\vxi_t && \text{the state, in } \R^{d_h} \\ \data{\vx_t} &= \param{\mC}\target{\vs_t} + \veta_t \end{aligned}`,
    ['\\vs', '\\mA', 'd_h', '\\vx'],
  ],
  [
    String.raw`\mK_t = \mP_t\param{\mC}^\top\big(\param{\mC}\mP_t\param{\mC}^\top + \param{\mR}\big)^{-1}`,
    ['\\mK', '\\mP'],
  ],
  [
    String.raw`\act{\hat{\vs}_{t+1}} = \underbrace{(\param{\mA}-\param{\mA}\mK_t\param{\mC})}_{\param{\mA_0}}\,\act{\hat{\vs}_t} + \underbrace{\param{\mA}\mK_t}_{\param{\mB_0}}\,\data{\vx_t}`,
    ['\\hat{\\vs}', '\\mA', '\\mK', '\\mA_0', '\\vx'],
  ],
  [
    String.raw`\act{\hat{\vs}_t^{+}} = \act{\hat{\vs}_t} + \mK\big(\data{\vx_t}-\param{\mC}\act{\hat{\vs}_t}\big)`,
    ['\\hat{\\vs}', '\\mK', '\\vx'],
  ],
  [
    String.raw`\mP_t^{+} = (\mI-\mK\param{\mC})\mP_t(\mI-\mK\param{\mC})^\top + \mK\param{\mR}\mK^\top`,
    ['\\mP', '\\mK'],
  ],
  [
    String.raw`P = \tfrac12\Big[\param{q}-\param{r}(1-\param{a}^2)+\sqrt{\big(\param{q}-\param{r}(1-\param{a}^2)\big)^2+4\param{q}\param{r}}\,\Big], \qquad K = \frac{P}{P+\param{r}}`,
    ['P', 'r'],
  ],
  [
    String.raw`\act{h_t} = \underbrace{(1-K)\param{a}}_{\param{\alpha}}\,\act{h_{t-1}} + \underbrace{K}_{\param{\beta}}\,\data{x_t}, \qquad \E\,(\target{s_t}-\act{h_t})^2 = K\param{r}`,
    ['h', '\\alpha', 'x', 'r'],
  ],
  [
    String.raw`\act{\va_t} = \begin{bmatrix}\param{\mW_h} & \param{\mW_x}\end{bmatrix}\begin{bmatrix}\act{\vh_{t-1}}\\ \data{\vx_t}\end{bmatrix} + \param{\vb}`,
    ['\\va', '\\mW_h', '\\mW_x', '\\vh', '\\vx', '\\vb'],
  ],
  [
    String.raw`\act{\vh_t} = \varphi(\act{\va_t}), \qquad \act{\vy_t} = \param{\mW_y}\act{\vh_t} + \param{\vb_y}`,
    ['\\vh', '\\varphi', '\\va', '\\vy', '\\mW_y', '\\vb', 'y'],
  ],
  [
    String.raw`\begin{aligned} &\text{with}\quad \data{\vx_t}\in\R^{d_x}, \\ &\phantom{\text{with}}\quad \param{\mW_h}\in\R^{d_h\times d_h} \end{aligned}`,
    ['\\vx', 'd_x', '\\mW_h', 'd_h'],
  ],
  [
    String.raw`\grad{\vdelta_t} = \param{\mW_y}^\top\frac{\partial\loss_t}{\partial\act{\vy_t}} + \param{\mW_h}^\top\big(\varphi'(\act{\va_{t+1}})\odot\grad{\vdelta_{t+1}}\big), \qquad \grad{\vdelta_{T+1}} = \vzero`,
    ['\\vdelta', '\\mW_y', '\\loss', '\\vy', '\\mW_h', '\\varphi', '\\va', 'T'],
  ],
  [
    String.raw`\frac{\partial\loss}{\partial\param{\mW_h}} = \sum_{t=1}^{T}\big(\varphi'(\act{\va_t})\odot\grad{\vdelta_t}\big)\act{\vh_{t-1}}^\top`,
    ['\\loss', '\\mW_h', 'T', '\\varphi', '\\va', '\\vdelta', '\\vh'],
  ],
  [
    String.raw`\d\loss = \sum_t \Big(\frac{\partial\loss_t}{\partial\act{\vy_t}}\Big)^{\!\top}\d\act{\vy_t}`,
    ['\\loss', '\\vy'],
  ],
  [
    String.raw`\d\loss = \big(\varphi'(\act{\va_t})\odot\grad{\vdelta_t}\big)^\top\d\param{\mW_h^{[t]}}\,\act{\vh_{t-1}}`,
    ['\\loss', '\\varphi', '\\va', '\\vdelta', '\\mW_h', '\\vh'],
  ],
  [
    String.raw`\grad{\mJ_t} = \frac{\partial\act{\vh_t}}{\partial\act{\vh_{t-1}}} = \diag\big(\varphi'(\act{\va_t})\big)\,\param{\mW_h}`,
    ['\\mJ', '\\vh', '\\varphi', '\\va', '\\mW_h'],
  ],
  [String.raw`\grad{\vdelta_t} = (\grad{\mJ_T}\cdots\grad{\mJ_{t+1}})^\top\grad{\vdelta_T}`, ['\\vdelta', '\\mJ', 'T']],
  [String.raw`\gamma=\sup_a\abs{\varphi'(a)}`, ['\\varphi']],
  [
    String.raw`\norm{\frac{\partial\act{\vh_T}}{\partial\act{\vh_t}}}_2 = \norm{\grad{\mJ_T}\grad{\mJ_{T-1}}\cdots\grad{\mJ_{t+1}}}_2 \le \big(\gamma\,\sigma_{\max}(\param{\mW_h})\big)^{T-t}`,
    ['\\vh', 'T', '\\mJ', '\\sigma_{\\max}', '\\mW_h'],
  ],
  [String.raw`\param{\mW_h}^k = \mV\mLambda^k\mV^{-1}`, ['\\mW_h']],
  [
    String.raw`\begin{pmatrix}0.9&2\\0&0.9\end{pmatrix}^{k} = \begin{pmatrix}0.9^k&2k\,0.9^{k-1}\\0&0.9^k\end{pmatrix}.`,
    [],
  ],
  [String.raw`\grad{\vg} \;\leftarrow\; \grad{\vg}\cdot\min\Big(1,\frac{c}{\norm{\grad{\vg}}_2}\Big)`, []],
  [
    String.raw`\frac{\partial\act{\hat{\va}_t}}{\partial\act{\va_t}} = \frac{1}{\operatorname{std}(\act{\va_t})}\Big(\mI-\frac{1}{d_h}\vone\vone^\top-\frac{1}{d_h}\act{\hat{\va}_t}\act{\hat{\va}_t}^\top\Big)`,
    ['\\hat{\\va}', '\\va', 'd_h'],
  ],
  [
    String.raw`\begin{aligned} \act{\vh_t} &= (1-\param{z})\,\act{\vh_{t-1}} + \param{z}\,F(\act{\vh_{t-1}},\data{\vx_t}) &&\Longrightarrow& \grad{\mJ_t} &= (1-\param{z})\,\mI + \param{z}\,\grad{\mJ_F} \end{aligned}`,
    ['\\vh', 'z', '\\vx', '\\mJ'],
  ],
  [String.raw`G_n=\param{w}G_{n-1}+\param{v}G_{n-k}`, ['w']],
  [
    String.raw`\act{\vh_t^{(\ell)}} = \varphi\big(\param{\mW_h^{(\ell)}}\act{\vh_{t-1}^{(\ell)}} + \param{\mW_x^{(\ell)}}\act{\vh_t^{(\ell-1)}} + \param{\vb^{(\ell)}}\big)`,
    ['\\vh', '\\varphi', '\\mW_h', '\\mW_x', '\\vb'],
  ],
  [
    String.raw`\begin{aligned} \act{\vf_t} &= \sigma(\param{\mW_f}\vv_t+\param{\vb_f}) & \act{\tilde{\vc}_t} &= \tanh(\param{\mW_c}\vv_t+\param{\vb_c}) \\ \frac{\partial\act{\vc_t}}{\partial\act{\vc_{t-1}}}\Big|_{\act{\vh_{t-1}}} &= \diag(\act{\vf_t}) \end{aligned}`,
    ['\\mW', '\\vb', '\\vh'],
  ],
  [
    String.raw`\act{\tilde{\vh}_t} = \tanh\!\Big(\param{\mW_c}\begin{bmatrix}\act{\vr_t}\odot\act{\vh_{t-1}}\\ \data{\vx_t}\end{bmatrix}+\param{\vb_c}\Big)`,
    ['\\mW', '\\vh', '\\vx', '\\vb'],
  ],
  [
    String.raw`\act{y_t} = \sum_{j=0}^{t-1}\big(\param{\mC}\param{\mA}^{j}\param{\mB}\big)\,\data{u_{t-j}}`,
    ['y', '\\mA', 'u'],
  ],
  [String.raw`(\param{\mA_2}\param{\mA_1},\ \param{\mA_2}\vq_1+\vq_2)`, []],
];

/** Corners of TeX, each with its symbols. */
const CORNERS: readonly (readonly [tex: string, symbols: readonly string[]])[] = [
  [String.raw`\param{\mW}_h^\top \param{\mW_h}^\top \mW^\top_h \mW_h'`, ['\\mW_h']],
  [String.raw`\vh'_t = \vh_t' + {\vh}_t'`, ['\\vh']],
  [String.raw`\frac1T + \frac dT + \sqrt d + \hat w^2`, ['T', 'd']],
  [
    String.raw`\underbrace{\mW_h \vh_{t-1}}_{\text{memory of } T} + \overbrace{\mW_x \vx_t}^{\in\, \R^{d_h}}`,
    ['\\mW_h', '\\vh', 'T', '\\mW_x', '\\vx', 'd_h'],
  ],
  [String.raw`\begin{array}{rl} w & d \\[2pt] r & T \end{array}`, ['w', 'd', 'r', 'T']],
  [String.raw`\left. \frac{\partial^+ \vh_t}{\partial w} \right|_{w = 1}`, ['\\vh', 'w']],
  [String.raw`\operatorname{rank}(\mW_h) \le \mathrm{d} \quad \text{with the d}`, ['\\mW_h']],
  [String.raw`\softmax(\vh_t)_i \, \softmax \va_t`, ['\\softmax', '\\vh', '\\va']],
  [String.raw`\Delta t \cdot \vh(t + \Delta t)`, ['\\Delta t', '\\vh']],
  [
    String.raw`\E_{\vx_t \sim p}\left[ \loss \right] = \lim_{T\to\infty} \frac{1}{T}\sum\limits_{t\le T} \loss_t`,
    ['\\vx', '\\loss', 'T'],
  ],
  [String.raw`\overset{T}{\vh_t} \xrightarrow[d]{w} \binom{T}{d}`, ['T', '\\vh', 'w', 'd']],
  [String.raw`q_w^{T_w} \vh_{d_h} \mA_1 T_1`, ['w', '\\vh', 'd_h']],
  [String.raw`\color{red} d \textcolor{blue}{d} \htmlClass{w}{w} \hspace{1em} \kern{2pt} r \tag{T}`, ['d', 'w', 'r']],
  [String.raw`\bigl( \vh_t \bigr] \Big| d \Big\rVert`, ['\\vh', 'd']],
];

describe('markSymbols', () => {
  it.each([...FORMULAS, ...CORNERS])('marks the symbols of %s and nothing else', (tex, symbols) => {
    expect(marked(tex)).toEqual([...symbols].sort());
  });

  it.each([...FORMULAS, ...CORNERS])('leaves %s to be read as before', (tex) => {
    expect(mathml(markSymbols(tex, NOTATION))).toBe(mathml(tex));
  });
});

describe('the longest entry wins', () => {
  const ENTRIES = [
    { tex: 'h', index: 't' },
    { tex: 'h_0', index: null },
    { tex: 'h_0^\\top', index: null },
    { tex: 'h', index: null },
  ];

  it('over a shorter one that fits too', () => {
    expect(markSymbols('h_t h_0 h_{0}^\\top h', ENTRIES)).toBe(
      '{\\htmlData{sym=0}{h_t}} {\\htmlData{sym=1}{h_0}} {\\htmlData{sym=2}{h_{0}^\\top}} {\\htmlData{sym=3}{h}}',
    );
  });
});

describe('symbolIn', () => {
  it.each([
    ['\\vh_{t-1}', '\\vh'],
    ['\\act{\\vh}_t', '\\vh'],
    ['\\mW_{h}^\\top', '\\mW_h'],
    ['\\Delta t', '\\Delta t'],
  ])('knows %s as %s', (tex, entry) => {
    expect(NOTATION[symbolIn(tex, NOTATION) ?? -1]?.tex).toBe(entry);
  });

  it.each(['\\mV', '\\mA_1', 'T_1', '\\vh \\vh', ''])('finds no entry for %s', (tex) => {
    expect(symbolIn(tex, NOTATION)).toBeNull();
  });
});

describe('symbolsWithRoles', () => {
  it('gives each symbol with its scripts, whether they stand inside or outside of the macro', () => {
    expect(symbolsWithRoles('\\act{\\vh}_t = \\param{\\mW_h} \\data{\\hat x}^2')).toEqual([
      { role: 'activation', tex: '\\vh_{t}', stem: '\\vh_{t}' },
      { role: 'parameter', tex: '\\mW_{h}', stem: '\\mW_{h}' },
      { role: 'data', tex: '\\hat{x}^{2}', stem: '\\hat{x}' },
    ]);
  });

  it('looks into arguments and scripts', () => {
    expect(symbolsWithRoles('\\frac{\\grad{g}}{\\norm{x_{\\param w}}}')).toEqual([
      { role: 'gradient', tex: 'g', stem: 'g' },
      { role: 'parameter', tex: 'w', stem: 'w' },
    ]);
  });

  it('takes a macro around an expression, a number or a sign for no symbol', () => {
    expect(
      symbolsWithRoles('\\grad{\\frac{\\partial y}{\\partial w}} \\grad{\\partial y / \\partial w} \\data{3} \\act{+}'),
    ).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFormula } from './read-formula.ts';
import { symbolWords } from './symbol-words.ts';

describe('a formula read as plain text', () => {
  test.each([
    [
      String.raw`\act{\vh}_t = \tanh(\param{\mW}_h \act{\vh}_{t-1} + \param{\mW}_x \data{\vx}_t + \param{\vb})`,
      'h_t = tanh(W_h h_t-1 + W_x x_t + b)',
    ],
    [String.raw`\htmlData{sym=3}{\htmlClass{r-act}{\mathbf{h}}}_t`, 'h_t'],
    [String.raw`\mW_{hh}^\top`, 'W_hh^T'],
  ])('keeps symbols and indices and drops roles and styles: %s', (tex, reading) => {
    expect(readFormula(tex)).toBe(reading);
  });

  test.each([
    [String.raw`\frac{\partial \loss}{\partial \mW}`, '∂L/∂W'],
    [String.raw`\frac{a + b}{2}`, '(a + b)/2'],
    [String.raw`\frac{1}{2\sigma^2}`, '1/(2 σ^2)'],
    [String.raw`\frac{\frac{a}{b}}{c}`, '(a/b)/c'],
    [String.raw`\frac{-1}{n}`, '-1/n'],
  ])('writes a fraction in one line: %s', (tex, reading) => {
    expect(readFormula(tex)).toBe(reading);
  });

  test.each([
    [String.raw`\lambda_{\max} \le 1`, 'λ_max ≤ 1'],
    [
      String.raw`\norm{\frac{\partial \vh_T}{\partial \vh_t}} \leq (\gamma \lambda_{\max})^{T-t}`,
      '||∂h_T/∂h_t|| ≤ (γ λ_max)^(T-t)',
    ],
    [String.raw`\nabla_{\vtheta} \loss \in \R^{d_h}`, '∇_θ L ∈ R^(d_h)'],
    [String.raw`\sum_{t=1}^{T} \prod_{s=t+1}^{T} x_s^{-1}`, 'sum_t=1^T prod_s=t+1^T x_s^-1'],
    [String.raw`\argmin_\theta \E[x^2] - \Var(x)`, 'argmin_θ E[x^2] - Var(x)'],
    [String.raw`\hat{y} = \bar{\mW} \sqrt{x+1}, f'(x) = -1`, "ŷ = W̄ sqrt(x + 1), f'(x) = -1"],
    [String.raw`p(x \mid y) \quad \text{for all $x_i$ and } y`, 'p(x | y) for all x_i and y'],
    [String.raw`x, \text{ else } (a, b), \text{end}.`, 'x, else (a, b), end.'],
    [String.raw`\underbrace{\mW \vx}_{\text{the input}} \odot \vf_t`, 'W x (the input) ⊙ f_t'],
    [String.raw`\left( \frac12 \right. , \left\lvert x \right\rvert`, '(1/2, |x|'],
    [String.raw`|h| \le .5, |-x| = |y|, W = [1, 0.1]`, '|h| ≤ .5, |-x| = |y|, W = [1, 0.1]'],
    [String.raw`\binom{n}{k} \d x \tag{7.4} \label{eq}`, 'binom(n, k) dx'],
  ])('reads signs as letters and words: %s', (tex, reading) => {
    expect(readFormula(tex)).toBe(reading);
  });

  test.each([
    [String.raw`\begin{aligned} a &= b \\[4pt] c &= d \end{aligned}`, 'a = b; c = d'],
    [String.raw`\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1}`, '[a, b; c, d]^-1'],
    [
      String.raw`f = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}`,
      'f = {x if x > 0; 0 otherwise}',
    ],
    [String.raw`\begin{bmatrix} \begin{smallmatrix} 1 & 2 \end{smallmatrix} \\ 3 \end{bmatrix}`, '[[1, 2]; 3]'],
  ])('writes rows one after the other: %s', (tex, reading) => {
    expect(readFormula(tex)).toBe(reading);
  });

  test('reads a control sequence that it does not know by its name', () => {
    expect(readFormula(String.raw`\sinh x + \unheard{y}`)).toBe('sinh x + unheard y');
  });

  test('reads any text to an end', () => {
    fc.assert(fc.property(fc.string(), (tex) => typeof readFormula(tex) === 'string'));
    const characters = fc.constantFrom('\\', '{', '}', '_', '^', '&', 'x', 'frac', 'begin', '[', 'left', '.', ' ', "'");
    fc.assert(fc.property(fc.array(characters), (parts) => typeof readFormula(parts.join('')) === 'string'));
  });
});

describe('the symbols of a formula as words to search for', () => {
  test('are its indexed symbols and its Greek letters by name', () => {
    expect(symbolWords('||∂h_T/∂h_t|| ≤ (γ λ_max)^(T-t)')).toEqual(['partial', 'h_T', 'h_t', 'gamma', 'lambda_max']);
    expect(symbolWords('∇_θ L + tanh(W_h h_t-1)')).toEqual(['nabla_theta', 'W_h', 'h_t-1']);
  });
});

import { blanksOf, isTold } from '../../core/answer/question.ts';
import { sum } from '../../core/array.ts';
import { texCount } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { filled, type Numbers, parametersOf, workOf } from './counts.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'Parameters and operations of graph networks',
  minutes: 10,
  printed: { nodes: 2708, edges: 5278, features: 1433, hidden: 16, classes: 7, heads: 8, width: 8 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const nodes = 10 * rng.integer(50, 500);
  const numbers: Numbers = {
    nodes,
    edges: nodes + 10 * rng.integer(50, 900),
    features: 10 * rng.integer(10, 60),
    hidden: rng.pick([16, 24, 32, 48, 64]),
    classes: rng.integer(2, 10),
    heads: rng.pick([2, 4, 8]),
    width: rng.pick([4, 8, 16]),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

function statement({ nodes, edges, features, hidden, classes, heads, width }: Numbers): Markdown {
  return tex`A graph has $n = ${texCount(nodes)}$ nodes with $d = ${texCount(features)}$ features each, and $\abs{E} = ${texCount(edges)}$ undirected edges without self-loops. Networks of two layers classify its nodes into $K = ${classes}$ classes. Every output of a layer has a bias. Count the parameters of

- a GCN with $d_1 = ${hidden}$ hidden units,
- a GraphSAGE network of the same widths, whose weights read the own state joined to the mean of the neighbors,
- a GAT with $H = ${heads}$ heads of ${width} numbers each, which are joined, and then one head of $K$ numbers. Each head has a weight matrix and two vectors $\param{\va_1}$ and $\param{\va_2}$; the bias is added to what the layer puts out.

For the first layer of the GCN, without bias, count

- the entries of $\hat{\mA}$ that are not zero,
- the multiplications of $\hat{\mA}(\data{\mX}\param{\mW^\top})$ and of $(\hat{\mA}\data{\mX})\param{\mW^\top}$. Zeros of $\hat{\mA}$ are not multiplied; $\data{\mX}$ counts as dense.`;
}

function hints({ features, hidden, heads, width }: Numbers): readonly Markdown[] {
  return [
    'Which of the sizes can the parameters depend on, and which of them not at all?',
    tex`Each layer is a dense layer on every node, plus what its aggregation adds: GraphSAGE doubles the inputs, GAT has two vectors for each head. A product of a sparse with a dense matrix multiplies each stored entry with one row.`,
    tex`First step: the first GCN layer has $${texCount(features)}\cdot${hidden}+${hidden}$ parameters. In the GAT the first layer puts out $${heads}\cdot${width}$ numbers. Each edge stands in $\hat{\mA}$ twice, and every node has an entry on the diagonal.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [parameters(numbers), work(numbers), check(numbers)].join('\n\n');
}

const c = texCount;

function parameters(numbers: Numbers): Markdown {
  const { features: d, hidden: h, classes: k, heads, width } = numbers;
  const { gcn, sage, gat } = parametersOf(numbers);
  const joined = heads * width;
  return tex`**Parameters.** Layer by layer, weights first, then what else there is, the biases last:

- GCN: $${c(d)}\cdot${h}+${h} = ${c(gcn[0])}$ and $${h}\cdot${k}+${k} = ${c(gcn[1])}$, together $${c(sum(gcn))}$,
- GraphSAGE: $2\cdot${c(d)}\cdot${h}+${h} = ${c(sage[0])}$ and $2\cdot${h}\cdot${k}+${k} = ${c(sage[1])}$, together $${c(sum(sage))}$,
- GAT: $${c(d)}\cdot${joined}+2\cdot${joined}+${joined} = ${c(gat[0])}$ and $${joined}\cdot${k}+2\cdot${k}+${k} = ${c(gat[1])}$, together $${c(sum(gat))}$.

The number of nodes and the number of edges occur nowhere.`;
}

function work(numbers: Numbers): Markdown {
  const { nodes, edges, features: d, hidden: h } = numbers;
  const { mixing, narrow, wide, featuresFirst, nodesFirst } = workOf(numbers);
  const all = filled(numbers);
  return tex`**Work.** $\hat{\mA}$ has $2\cdot${c(edges)}+${c(nodes)} = ${c(all)}$ entries that are not zero. The dense product takes $${c(nodes)}\cdot${c(d)}\cdot${h} = ${c(mixing)}$ multiplications in either order. The propagation takes one for each entry and each column of what it meets:

- features first: $${c(all)}\cdot${h} = ${c(narrow)}$, together $${c(featuresFirst)}$,
- nodes first: $${c(all)}\cdot${c(d)} = ${c(wide)}$, together $${c(nodesFirst)}$.

Mix the features first when the layer makes them fewer.`;
}

function check(numbers: Numbers): Markdown {
  const { features: d, hidden: h, classes: k } = numbers;
  const { gcn, sage } = parametersOf(numbers);
  const { narrow, wide } = workOf(numbers);
  return tex`**Check.** The GCN has the parameters of a dense network $${c(d)} \to ${h} \to ${k}$. GraphSAGE has its weights once more: $${c(sum(sage))}-${c(sum(gcn))} = ${c(sum(sage) - sum(gcn))} = ${h}\cdot(${c(d)}+${k})$. The two orders differ by $${c(wide)}-${c(narrow)} = ${c(filled(numbers))}\cdot(${c(d)}-${h})$.`;
}

import { activations } from '../core/activation.ts';
import { at, range, sum } from '../core/array.ts';
import type { Check } from '../core/check.ts';
import { colorRefinement } from '../core/color-refinement.ts';
import { convolveMaps } from '../core/convolution-2d.ts';
import { randomKernel, randomMaps } from '../core/convolution-matrices.ts';
import { averagedOverOrders, everyGraph, everyOrder, randomGraph } from '../core/every-graph.ts';
import { adjacency, componentsOf, degrees, gcnOperator, type Graph, laplacian } from '../core/graph.ts';
import { relabeled, rowNormalized, symmetricNormalized, withSelfLoops } from '../core/graph.ts';
import { attendedByMask, attendedStates, rankings } from '../core/graph-attention.ts';
import { edgeEnergy, spectralFilter } from '../core/graph-spectrum.ts';
import { hasBipartiteComponent, trianglesIn, walksBetween } from '../core/graph-walks.ts';
import { convolvedByShifts } from '../core/grid-shift.ts';
import { growthFactor } from '../core/growth-factor.ts';
import { linearLayer, linearLayerProduct } from '../core/linear-messages.ts';
import { solve } from '../core/linear-solve.ts';
import { add, apply, distance, identity, type Matrix, multiply, outer } from '../core/matrix.ts';
import { power, scale, trace, transpose } from '../core/matrix.ts';
import { measuredBack, passedBack } from '../core/measured-graph-layer.ts';
import { gcnByNode, graphLayer, type MessageLayer, messagePassing } from '../core/message-passing.ts';
import { barbellGraph, completeGraph, pathGraph, ringGraph, starGraph } from '../core/named-graphs.ts';
import { sampledMeans } from '../core/neighbor-samples.ts';
import { distinctRows, randomGin, randomLayer, statesAfter } from '../core/random-layers.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { symmetricEigen } from '../core/symmetric-eigen.ts';
import { average, dot, norm, times } from '../core/vector.ts';

/** (A^k)_ij walks of length k lead from i to j; there are tr A³ / 6 triangles. */
export const walkCounts: Check = {
  method: 'All walks of up to four edges and all triangles listed one by one in every graph on four nodes.',
  tolerance: 0,
  error: () => {
    const errorOf = (graph: Graph) => {
      const matrix = adjacency(graph);
      const gaps = [1, 2, 3, 4].map((k) => distance(walksBetween(graph, k), power(matrix, k)));
      return Math.max(Math.abs(trianglesIn(graph) - trace(power(matrix, 3)) / 6), ...gaps);
    };
    return Math.max(...everyGraph(4).map(errorOf));
  },
};

/** F(PX, PAPᵀ) = PF(X, A) and f(PX, PAPᵀ) = f(X, A). */
export const relabeling: Check = {
  method: 'A GCN layer and a mean in matrix form on PX, PAPᵀ, against node by node on X, A; all 120 orders.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(601);
    const [graph, features] = [randomGraph(rng, 5, 0.5), normalMatrix(rng, 5, 3)];
    const layer = { weights: normalMatrix(rng, 2, 3), activation: activations.tanh };
    const byNode = gcnByNode(graph, layer, features);
    const errorOf = (order: readonly number[]) => {
      const propagation = gcnOperator(relabeled(adjacency(graph), order));
      const outputs = graphLayer({ ...layer, propagation }, order.map((i) => at(features, i))); // prettier-ignore
      return distance([...outputs, average(outputs)], [...order.map((i) => at(byNode, i)), average(byNode)]);
    };
    return Math.max(...everyOrder(5).map(errorOf));
  },
};

/** PM = MP for all P iff M = aI + b 11ᵀ. */
export const equivariantLinear: Check = {
  method: 'Every unit matrix averaged over all 24 orders, which gives all that commute, against aI + b 11ᵀ.',
  tolerance: 1e-12,
  error: () => {
    const ones = range(4).map(() => [1, 1, 1, 1]);
    const errorOf = (unit: Matrix) => {
      const commuting = averagedOverOrders(unit);
      const b = at(at(commuting, 0), 1);
      const predicted = add(scale(at(at(commuting, 0), 0) - b, identity(4)), scale(b, ones));
      return Math.max(distance(commuting, predicted), distance(averagedOverOrders(predicted), predicted));
    };
    const units = range(4).flatMap((i) => range(4).map((j) => outer(at(identity(4), i), at(identity(4), j))));
    return Math.max(...units.map(errorOf));
  },
};

/** m_i = ⊕ ψ(h_i, h_j, e_ij) over the neighbors j, h_i' = ρ(h_i, m_i). */
export const messagePassingForm: Check = {
  method: 'Linear messages from h_i, h_j and e_ij, summed and averaged node by node, against products of matrices.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(604);
    const [graph, states, features] = [barbellGraph(3), normalMatrix(rng, 6, 2), normalMatrix(rng, 6, 6)];
    const [own, other, self] = [normalMatrix(rng, 3, 2), normalMatrix(rng, 3, 2), normalMatrix(rng, 3, 2)];
    const weights = { own, other, self, edge: normalVector(rng, 3), features };
    const errorOf = (aggregation: 'sum' | 'mean') => {
      const layer = { ...weights, aggregation };
      return distance(messagePassing(graph, linearLayer(layer), states), linearLayerProduct(graph, layer, states));
    };
    return Math.max(errorOf('sum'), errorOf('mean'));
  },
};

/** Δ = H̄ ⊙ φ'(SHWᵀ), W̄ = Δᵀ S H and the gradient in the states before, Sᵀ Δ W. */
export const layerGradients: Check = {
  method: 'Finite differences of a sum of ln cosh of the outputs, with a matrix S that is not symmetric.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(605);
    const [propagation, states, weights] = [normalMatrix(rng, 4, 4), normalMatrix(rng, 4, 3), normalMatrix(rng, 2, 3)];
    const layer = { propagation, weights, activation: activations.sigmoid };
    const [formula, measured] = [passedBack(layer, states), measuredBack(layer, states)];
    return distance([...formula.weights, ...formula.states], [...measured.weights, ...measured.states]);
  },
};

/** H' = φ(ÂHWᵀ) is φ(Σ_j W h_j / √(d̃_i d̃_j)) at node i. */
export const gcnLayer: Check = {
  method: 'The layer in matrix form against sums over neighbors, on a random graph with nine nodes.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(606);
    const [graph, states, weights] = [randomGraph(rng, 9, 0.4), normalMatrix(rng, 9, 3), normalMatrix(rng, 2, 3)];
    const layer = { propagation: gcnOperator(adjacency(graph)), weights, activation: activations.tanh };
    return distance(graphLayer(layer, states), gcnByNode(graph, layer, states));
  },
};

/** Â has the eigenvector D̃^{1/2} 1 for its largest eigenvalue 1 and none at -1; without self-loops -1 means bipartite. */
export const gcnSpectrum: Check = {
  method: 'Eigenvalues of all graphs on five nodes; bipartite components found by coloring. Number of misses.',
  tolerance: 0,
  error: () => {
    const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-9;
    const isMissed = (graph: Graph) => {
      const matrix = adjacency(graph);
      const roots = degrees(matrix).map((degree) => Math.sqrt(degree + 1));
      const { values } = symmetricEigen(gcnOperator(matrix));
      const isKept = distance([apply(gcnOperator(matrix), roots)], [roots]) < 1e-12;
      const isInside = isNear(at(values, 0), 1) && at(values, 4) > -1 + 1e-9;
      if (degrees(matrix).includes(0)) return !isKept || !isInside;
      const lowest = at(symmetricEigen(symmetricNormalized(matrix)).values, 4);
      return !isKept || !isInside || isNear(lowest, -1) !== hasBipartiteComponent(graph);
    };
    return everyGraph(5).filter(isMissed).length;
  },
};

/** φ(W [h_i ‖ mean of the sampled h_j]): before φ the mean over all samples is that over all neighbors. */
export const sageLayer: Check = {
  method: 'Joined vectors times one matrix for all samples of two neighbors, against two matrices and D⁻¹A.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(608);
    const [graph, states] = [barbellGraph(4), normalMatrix(rng, 8, 3)];
    const [self, other] = [normalMatrix(rng, 2, 3), normalMatrix(rng, 2, 3)];
    const joined = self.map((row, c) => [...row, ...at(other, c)]);
    const sampled = sampledMeans(graph, 2, states).map((means, i) =>
      average(means.map((mean) => apply(joined, [...at(states, i), ...mean]))),
    );
    const means = multiply(rowNormalized(adjacency(graph)), states);
    return distance(sampled, add(multiply(states, transpose(self)), multiply(means, transpose(other))));
  },
};

/** e_ij = LeakyReLU(a₁ᵀWh_i + a₂ᵀWh_j), α = softmax over the neighborhood, h_i' = Σ α_ij W h_j. */
export const gatLayer: Check = {
  method: 'Node by node against matrices with a mask and 0.6 a + 0.4 |a|; ranks on a complete graph, misses counted.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(609);
    const [graph, states] = [randomGraph(rng, 7, 0.5), normalMatrix(rng, 7, 3)];
    const head = { weights: normalMatrix(rng, 2, 3), query: normalVector(rng, 2), key: normalVector(rng, 2) };
    const gap = distance(attendedStates(graph, head, states), attendedByMask(graph, head, states));
    const key = states.map((h) => dot(head.key, apply(head.weights, h)));
    const byKey = range(7).toSorted((i, j) => at(key, i) - at(key, j)).join(); // prettier-ignore
    return gap + rankings(completeGraph(7), head, states).filter((order) => order.join() !== byKey).length;
  },
};

/** A 3 × 3 convolution is Σ_r S_r H W_rᵀ with one adjacency matrix for each relative position. */
export const convolutionAsGraph: Check = {
  method: 'A padded 3 × 3 convolution from 2 maps to 3, against nine adjacency matrices of a 4 × 4 grid.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(610);
    const [maps, kernel] = [randomMaps(rng, 2, 4), randomKernel(rng, [3, 2, 3])];
    const layer = { kernel, biases: [0, 0, 0], steps: { stride: 1, padding: 1, dilation: 1 } };
    return distance(convolvedByShifts(maps, kernel), transpose(convolveMaps(maps, layer).map((map) => map.flat())));
  },
};

/** xᵀLx is the sum of (x_i - x_j)² over the edges; the eigenvalue 0 counts the components. */
export const laplacianEnergy: Check = {
  method: 'Every graph on five nodes: a random x, and eigenvalues near 0 against components found by merging.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(611);
    const errorOf = (graph: Graph) => {
      const [matrix, x] = [laplacian(adjacency(graph)), normalVector(rng, 5)];
      const gap = dot(x, apply(matrix, x)) - edgeEnergy(graph, transpose([x]));
      const zeros = symmetricEigen(matrix).values.filter((value) => Math.abs(value) < 1e-9).length;
      return Math.abs(gap) + Math.abs(zeros - new Set(componentsOf(graph)).size);
    };
    return Math.max(...everyGraph(5).map(errorOf));
  },
};

/** U g(ν) Uᵀ x is Σ_k θ_k L^k x for a polynomial g, and reads nothing beyond p edges. */
export const polynomialFilter: Check = {
  method: 'A cubic filter from eigenvectors on a random graph, against powers; entries beyond three edges are added.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(612);
    const [graph, weights] = [randomGraph(rng, 12, 0.15), normalVector(rng, 4)];
    const matrix = laplacian(adjacency(graph));
    const filter = spectralFilter(matrix, (nu) => sum(weights.map((weight, k) => weight * nu ** k)));
    const reach = power(withSelfLoops(adjacency(graph)), 3);
    const beyond = filter.flatMap((row, i) => row.filter((_, j) => at(at(reach, i), j) === 0).map(Math.abs));
    const sums = weights.map((weight, k) => scale(weight, power(matrix, k))).reduce(add); // prettier-ignore
    return distance(filter, sums) + sum(beyond);
  },
};

/** Â^k tends to u₁u₁ᵀ with u₁ = √(d̃/(n + 2|E|)), within μ^k. */
export const smoothingLimit: Check = {
  method: 'The 400th power and the rate measured on it without eigenvalues, for four connected graphs; the bound.',
  tolerance: 1e-8,
  error: () => {
    const errorOf = (graph: Graph) => {
      const matrix = gcnOperator(adjacency(graph));
      const whole = graph.size + 2 * graph.edges.length;
      const roots = degrees(adjacency(graph)).map((degree) => Math.sqrt((1 + degree) / whole));
      const limit = outer(roots, roots);
      const rest = (k: number) => add(power(matrix, k), scale(-1, limit));
      const mu = Math.max(...symmetricEigen(matrix).values.slice(1).map(Math.abs));
      const x = normalVector(createRng(613), graph.size);
      const excess = range(30).map((k) => norm(apply(rest(k), x)) - mu ** k * norm(x));
      return Math.max(distance(power(matrix, 400), limit), Math.abs(growthFactor(rest(1)) - mu), ...excess);
    };
    return Math.max(...[barbellGraph(4), starGraph(6), pathGraph(5), ringGraph(7)].map(errorOf));
  },
};

/** tr(Hᵀ(I - Â)H) is the sum over the edges of ‖h_i/√d̃_i - h_j/√d̃_j‖². */
export const dirichletEnergy: Check = {
  method: 'The trace against the sum over edges for random states on a random graph.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(614);
    const [graph, states] = [randomGraph(rng, 9, 0.5), normalMatrix(rng, 9, 3)];
    const matrix = adjacency(graph);
    const rough = multiply(transpose(states), multiply(add(identity(9), scale(-1, gcnOperator(matrix))), states));
    const scaled = states.map((h, i) => times(1 / Math.sqrt(1 + sum(at(matrix, i))), h));
    return Math.abs(trace(rough) - edgeEnergy(graph, scaled));
  },
};

/** H' = (1 - α)ÂH + αH⁰ tends to α(I - (1 - α)Â)⁻¹H⁰. */
export const initialResidual: Check = {
  method: 'Three hundred layers on a barbell with α = 0.1, against the solution of the linear system.',
  tolerance: 1e-12,
  error: () => {
    const [matrix, start] = [gcnOperator(adjacency(barbellGraph(4))), normalMatrix(createRng(615), 8, 2)];
    const layer = (states: Matrix) => add(scale(0.9, multiply(matrix, states)), scale(0.1, start));
    const states = range(300).reduce<Matrix>(layer, start);
    return distance(states, solve(add(identity(8), scale(-0.9, matrix)), scale(0.1, start)));
  },
};

/** Nodes of one color get one vector in every network; a GIN gives nodes of two colors two vectors. */
export const refinementBound: Check = {
  method: 'All graphs on four nodes at once, one node marked: one to three random layers of each kind. Misses counted.',
  tolerance: 0,
  error: () => {
    const [rng, graphs] = [createRng(616), everyGraph(4)];
    const marks = graphs.map(() => [1, 0, 0, 0]);
    const rounds = colorRefinement(graphs, 3, marks).map(({ colors }) => colors.flat());
    const starts = [2, 1, 1, 1].map((mark) => range(6).map((c) => (c + 1) ** -mark));
    const missesOf = (depth: number) => {
      const colors = at(rounds, depth);
      const count = new Set(colors).size;
      const after = (draw: () => MessageLayer) => statesAfter(graphs, range(depth).map(draw), starts); // prettier-ignore
      const networks = (['sum', 'mean', 'max'] as const).map((kind) => after(() => randomLayer(rng, 6, kind)));
      const split = networks.map((states) => distinctRows(states.map((h, i) => [at(colors, i), ...h])) - count);
      return sum(split) + Math.abs(distinctRows(after(() => randomGin(rng, 6))) - count);
    };
    return sum([1, 2, 3].map(missesOf));
  },
};

import { at } from './array.ts';
import { dot, times, total, type Vector } from './vector.ts';

/** A network of tanh features with a linear label head and a logistic domain head on the same features. */
export interface ReversalNetwork {
  /** The rows of the feature matrix, one after the other. */
  readonly features: Vector;
  readonly label: Vector;
  readonly domain: Vector;
}

/** A labeled source input, and the factor of the reversed gradient. */
export interface SourceExample {
  readonly input: Vector;
  readonly target: number;
  readonly factor: number;
}

/** Half the squared error of the label head. */
export function labelLoss(net: ReversalNetwork, { input, target }: SourceExample): number {
  return (dot(net.label, tanhFeatures(net, input)) - target) ** 2 / 2;
}

/** The log loss of the domain head on an input of the source. */
export function domainLoss(net: ReversalNetwork, { input }: SourceExample): number {
  return Math.log(1 + Math.exp(-dot(net.domain, tanhFeatures(net, input))));
}

/**
 * What one backward pass of both losses gives, with a layer in front of the domain head that is the identity forward
 * and multiplies gradients by minus the factor backward.
 */
export function reversedGradient(net: ReversalNetwork, { input, target, factor }: SourceExample): ReversalNetwork {
  const h = tanhFeatures(net, input);
  const residual = dot(net.label, h) - target;
  const slope = 1 / (1 + Math.exp(-dot(net.domain, h))) - 1;
  const arriving = total(times(residual, net.label), times(-factor, times(slope, net.domain)));
  const bent = arriving.map((adjoint, j) => adjoint * (1 - at(h, j) ** 2));
  const features = bent.flatMap((adjoint) => times(adjoint, input));
  return { features, label: times(residual, h), domain: times(slope, h) };
}

function tanhFeatures({ features, label }: ReversalNetwork, input: Vector): Vector {
  return label.map((_, j) => Math.tanh(dot(features.slice(j * input.length, (j + 1) * input.length), input)));
}

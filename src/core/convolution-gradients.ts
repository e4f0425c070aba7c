import { at, range, sum } from './array.ts';
import { type ConvolutionSteps, fullConvolution, spread } from './convolution.ts';
import type { Kernel, Maps } from './convolution-2d.ts';
import type { Vector } from './vector.ts';

/** The gradient w̄_u = Σ_i δ_i x_{is + uD - p} of a kernel of k taps, for the upstream gradient δ. */
export function gradientInKernel(
  [input, upstream]: readonly [Vector, Vector],
  taps: number,
  steps: ConvolutionSteps,
): Vector {
  const { stride, padding, dilation } = steps;
  return range(taps).map((u) =>
    sum(upstream.map((delta, i) => delta * (input[i * stride + u * dilation - padding] ?? 0))),
  );
}

/** The gradient in m inputs as a full true convolution of δ, spread by s, with w, spread by D; p entries are cropped in front. */
export function gradientInInput(
  [kernel, upstream]: readonly [Vector, Vector],
  size: number,
  steps: ConvolutionSteps,
): Vector {
  const full = fullConvolution(spread(upstream, steps.stride), spread(kernel, steps.dilation));
  return range(size).map((j) => full[j + steps.padding] ?? 0);
}

/** Layers of maps with stride 1 and no padding: W̄_{oc,uv} = Σ_{ij} δ_{o,ij} X_{c,i+u,j+v}. */
export function gradientInMapKernel(input: Maps, upstream: Maps, size: number): Kernel {
  const entry = (map: Maps[number], delta: Maps[number], [u, v]: readonly [number, number]) =>
    sum(delta.flatMap((row, i) => row.map((d, j) => d * at(at(map, i + u), j + v))));
  return upstream.map((delta) =>
    input.map((map) => range(size).map((u) => range(size).map((v) => entry(map, delta, [u, v])))),
  );
}

/** Layers of maps with stride 1 and no padding: X̄_{c,ij} = Σ_{o,u,v} W_{oc,uv} δ_{o,i-u,j-v}, for maps of size m. */
export function gradientInMaps(kernel: Kernel, upstream: Maps, size: number): Maps {
  const entry = (c: number, i: number, j: number) =>
    sum(
      kernel.flatMap((windows, o) =>
        at(windows, c).flatMap((row, u) => row.map((w, v) => w * (upstream[o]?.[i - u]?.[j - v] ?? 0))),
      ),
    );
  return at(kernel, 0).map((_, c) => range(size).map((i) => range(size).map((j) => entry(c, i, j))));
}

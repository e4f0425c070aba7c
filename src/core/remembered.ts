/**
 * The same pure function with its last result kept: asked again with the same arguments, it computes nothing.
 *
 * For what is costly and does not depend on the knob being moved, such as random draws that are scaled later.
 * The arguments are compared one by one; the result is shared, so nobody may change it.
 */
export function remembered<Arguments extends readonly (number | string)[], Result>(
  compute: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  let last: { readonly given: Arguments; readonly result: Result } | null = null;
  return (...given) => {
    if (last === null || !last.given.every((argument, i) => argument === given[i])) {
      last = { given, result: compute(...given) };
    }
    return last.result;
  };
}

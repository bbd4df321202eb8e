/**
 * The value at an index that the list has.
 *
 * @throws RangeError when it has not: then the generator is wrong
 */
export function at<Value>(list: ArrayLike<Value>, index: number): Value {
  const value = list[index];
  if (value === undefined) throw new RangeError(`There is no ${index} in ${list.length} values`);
  return value;
}

// A sentence with values in it: what is said is Python's, what it is said of is known here.

export const filled = (sentence, values) =>
  Object.entries(values).reduce((made, [name, value]) => made.replace(`{${name}}`, () => value), sentence);

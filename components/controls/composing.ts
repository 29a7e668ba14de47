// Keys that an input method takes for itself, as when Enter chooses between words: nobody else should answer them.

/** Safari ends a composition before it tells the key that ended it; then only the old code 229 says whose it was. */
const codeOfInputMethods = 229;

export const isComposing = (event: KeyboardEvent): boolean =>
  event.isComposing || event.keyCode === codeOfInputMethods;

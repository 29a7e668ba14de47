// The optimisers that the book lets race, as they are called.

export const optimiserNames = {
  sgd: 'SGD',
  momentum: 'momentum',
  nesterov: 'Nesterov',
  rmsprop: 'RMSprop',
  adam: 'Adam',
  adamw: 'AdamW',
} as const;

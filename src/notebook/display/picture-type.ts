// The type that says of the `image/png` beside it: so many numbers, in so many rows and columns.
export const pictureType = 'application/vnd.nn.picture+json';

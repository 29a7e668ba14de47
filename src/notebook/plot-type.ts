// The type that says of the SVG or HTML beside it: a chart that answers the pointer, under this number.
export const plotType = 'application/vnd.nn.plot+json';

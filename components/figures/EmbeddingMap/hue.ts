// The hue of a digit's marks, by its name in embedding-map.css.

export const hueOf = (label: number | string) => ({ '--hue': `var(--hue-${label})` });

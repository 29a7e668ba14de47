// Which faces the book is set in, and which of their characters: what nearly every page shows is in one
// file of a face, the rest in a second, which only pages with such a character fetch.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

interface Characters {
  everyday: string;
  rare: string;
}

export interface Face {
  name: string;
  family: string;
  /** The file of the whole face. */
  from: string;
  characters: Characters;
  /** A span of weights, or the one that is used. */
  weight?: { min: number; max: number } | number;
  style?: 'italic';
  /** Hints sharpen outlines on old screens only; where they weigh much they stay behind. */
  withoutHints?: boolean;
}

const letters = range(0x41, 0x5a) + range(0x61, 0x7a);
const digits = range(0x30, 0x39);

const prose: Characters = {
  everyday: ` ${letters}${digits}!"#%'()+,-./:;<=>?[]{}–—‘’“”…·×÷−\u00a0\u202f`,
  rare: '$&*@\\^_`|~±²³°½§©àáäçèéêëíïñóôöúüÄÉÖÜß',
};
// Inter draws arrows for `->` and `<-`; they weigh more than all its digits.
const labels: Characters = {
  everyday: prose.everyday.replace(/[<>]/g, ''),
  rare: `<>${prose.rare}`,
};
// A ligature joins characters of one file only, and those of code join nearly all marks.
const code: Characters = { everyday: prose.everyday + prose.rare, rare: '' };
// Letters in formulas are set in the italic that Unicode keeps for mathematics; browsers ask for both.
const mathematics: Characters = {
  everyday: ` ${letters}${digits}()+,-.=×−≈∑⋅…ℎ${range(0x1d434, 0x1d44d)}${range(0x1d44e, 0x1d467)}`,
  rare: '!"#$%&\'*/:;<>?@[\\]^_`{|}~÷±·√∏∂∇∈∞≠≤≥→←↦⋯′ᵀαβγδεηθλμπσφωΔΣ',
};

const variable = { min: 400, max: 700 };

export const faces: Face[] = [
  {
    name: 'literata',
    family: 'Literata',
    from: require.resolve('@fontsource-variable/literata/files/literata-latin-wght-normal.woff2'),
    characters: prose,
    weight: variable,
  },
  {
    name: 'literata-italic',
    family: 'Literata',
    from: require.resolve('@fontsource-variable/literata/files/literata-latin-wght-italic.woff2'),
    characters: prose,
    weight: 400,
    style: 'italic',
  },
  {
    name: 'inter',
    family: 'Inter',
    from: require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
    characters: labels,
    weight: variable,
  },
  {
    name: 'jetbrains-mono',
    family: 'JetBrains Mono',
    from: require.resolve('@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2'),
    characters: code,
    weight: 400,
  },
  {
    name: 'stix-two-math',
    family: 'STIX Two Math',
    from: require.resolve('@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2'),
    characters: mathematics,
    withoutHints: true,
  },
];

function range(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join(
    '',
  );
}

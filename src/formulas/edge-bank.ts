// The bank: 7,744 small pictures of edges and bars, to hold a unit's weights against.
//
// across = x · cos(angle) + y · sin(angle), from the picture's centre
// picture = exp(−(x² + y²) / (2 · σ²)) · wave(2π · across / wavelength), σ = wavelength / 2
// a bar is a cosine wave, an edge a sine wave      (Gabor, 1946; Daugman, 1985)
import { imagePixels, imageSide } from '../mnist/image-set.ts';

export interface Template {
  /** Of the centre, in pixels from the first row and column. */
  row: number;
  column: number;
  /** Degrees; 0 is an upright edge or bar. */
  angle: number;
  kind: 'bar' | 'edge';
  /** Pixels. */
  wavelength: number;
}

const angles = Array.from({ length: 8 }, (_, k) => (180 * k) / 8);
const wavelengths = [4, 6, 9, 13.5];
/** 11 rows and 11 columns, two pixels apart, around the middle of the image. */
const centres = Array.from({ length: 11 }, (_, k) => 4 + 2 * k - 0.5);

export const bank: readonly Template[] = wavelengths.flatMap((wavelength) =>
  (['bar', 'edge'] as const).flatMap((kind) =>
    angles.flatMap((angle) =>
      centres.flatMap((row) => centres.map((column) => ({ row, column, angle, kind, wavelength }))),
    ),
  ),
);

/** The template as a picture: (784), row by row. */
export function drawTemplate({ row, column, angle, kind, wavelength }: Template): Float64Array {
  const [cosine, sine] = [Math.cos, Math.sin].map((ratio) => ratio((angle * Math.PI) / 180));
  const wave = kind === 'bar' ? Math.cos : Math.sin;
  return Float64Array.from({ length: imagePixels }, (_, pixel) => {
    const x = (pixel % imageSide) - column;
    const y = Math.floor(pixel / imageSide) - row;
    const across = x * cosine + y * sine;
    const envelope = Math.exp((-2 * (x * x + y * y)) / (wavelength * wavelength));
    return envelope * wave((2 * Math.PI * across) / wavelength);
  });
}

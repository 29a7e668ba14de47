// The pictures of the share images, one a name, each drawn from the real network and the real images.
// All stand in a panel of 520 × 630.
import type { Shown } from '#src/facts/share.ts';
import type { Marks } from './marks.ts';

export interface Picture {
  svg: string;
  /** For who cannot see it. */
  says: string;
}
type Draw = (marks: Marks, shown: Shown, words: string[]) => Picture;

const middle = 260;
const left = 60;
const wide = 400;

/** The way of one digit through the network. */
const journey: Draw = ({ picture, squares, arrow, label, colours }, { first }) => ({
  svg: [
    picture(first.pixels, { x: left, y: 58, size: 140, frame: colours['marker-line'] }),
    label('784 inputs', left + 166, 134),
    arrow(left + 70, 216, 26),
    squares(first.activations, left, 256, wide),
    label('128 hidden neurons', left + 166, 240),
    arrow(left + 70, 464, 26),
    label('10 probabilities', left + 166, 488),
    // Side by side, for ten lines would not fit below.
    tenInARow(first, { label, colours }),
  ].join(''),
  says: `A handwritten ${first.prediction} on its way through a neural network: its 784 pixels, the 128 hidden neurons and the ten outputs, of which the ${first.prediction} stands out.`,
});

function tenInARow(
  { probabilities, prediction }: Shown['first'],
  { label, colours }: Pick<Marks, 'label' | 'colours'>,
): string {
  const step = wide / 10;
  return probabilities
    .map((probability, digit) => {
      const x = left + digit * step;
      const high = Math.max(2, probability * 44);
      const fill = digit === prediction ? colours['marker-line'] : colours.ink;
      const bar = `<rect x="${x + 5}" y="${550 - high}" width="${step - 10}" height="${high}" fill="${fill}"/>`;
      return bar + label(String(digit), x + step / 2, 576, 'middle');
    })
    .join('');
}

/** A part of the digit so near that each pixel shows its number. */
const pixels: Draw = ({ picture, text, outline, colours }, { first }) => {
  const side = 9;
  const cell = 46;
  const [column, row] = [12, 6];
  const numbers = Array.from(
    { length: side * side },
    (_, place) => first.pixels[(row + Math.floor(place / side)) * 28 + column + (place % side)],
  );
  const [x, y] = [53, 168];
  const written = numbers.map((value, place) =>
    text(
      String(value),
      { face: 'jetbrains-mono', size: 17 },
      {
        x: x + ((place % side) + 0.5) * cell,
        y: y + (Math.floor(place / side) + 0.5) * cell + 6,
        anchor: 'middle',
        fill: value > 120 ? colours.raised : value === 0 ? colours['soft-ink'] : colours.ink,
      },
    ),
  );
  const lines = Array.from({ length: side - 1 }, (_, k) => (k + 1) * cell).map(
    (at) => `M${x + at} ${y}v${side * cell}M${x} ${y + at}h${side * cell}`,
  );
  const [smallX, smallY, small] = [x, 36, 112];
  const unit = small / 28;
  const crop = { x: smallX + column * unit, y: smallY + row * unit };
  const threads = `M${crop.x} ${crop.y + side * unit}L${x} ${y}M${crop.x + side * unit} ${crop.y + side * unit}L${x + side * cell} ${y}`;
  return {
    svg: [
      picture(first.pixels, { x: smallX, y: smallY, size: small, frame: colours.line }),
      `<path d="${threads}" stroke="${colours['marker-line']}" stroke-width="1.5" fill="none"/>`,
      outline({ ...crop, width: side * unit, height: side * unit }, colours['marker-line'], 2.5),
      picture(numbers, { x, y, size: side * cell, width: side, frame: colours['marker-line'] }),
      `<path d="${lines.join('')}" stroke="${colours.line}" stroke-width="1" fill="none"/>`,
      ...written,
    ].join(''),
    says: `A handwritten ${first.prediction}, and a part of it so near that each pixel shows its number from 0 to 255.`,
  };
};

/** The strongest weights of both layers, each at its true place. */
const connections: Draw = ({ label, text, colours }, { network, first }) => {
  const [hidden, output] = network.layers;
  const [top, high] = [76, 470];
  const [inputX, hiddenX, outputX] = [64, 252, 436];
  const yOf = (place: number, count: number) => top + ((place + 0.5) / count) * high;
  const lines = (
    layer: typeof hidden,
    from: number,
    to: number,
    count: number,
    strength: number,
  ) => {
    const strongest = [...layer.weights.keys()]
      .toSorted((a, b) => Math.abs(layer.weights[b]) - Math.abs(layer.weights[a]))
      .slice(0, count)
      .toReversed();
    const largest = Math.abs(layer.weights[strongest.at(-1)!]);
    return strongest.map((place) => {
      const weight = layer.weights[place];
      const y1 = yOf(Math.floor(place / layer.outputSize), layer.inputSize).toFixed(1);
      const y2 = yOf(place % layer.outputSize, layer.outputSize).toFixed(1);
      const share = ((Math.abs(weight) / largest) ** 1.5 * strength).toFixed(2);
      const stroke = colours[weight > 0 ? 'positive' : 'negative'];
      return `<path d="M${from} ${y1}L${to} ${y2}" stroke="${stroke}" stroke-opacity="${share}"/>`;
    });
  };
  const inputs = first.pixels
    .map((pixel, place) =>
      pixel === 0
        ? ''
        : `<rect x="${inputX - 26}" y="${(top + (place / 784) * high).toFixed(2)}" width="24" height="0.9" fill="${colours.ink}" fill-opacity="${(pixel / 255).toFixed(2)}"/>`,
    )
    .join('');
  const neurons = first.activations.map(
    (_, neuron) =>
      `<circle cx="${hiddenX}" cy="${yOf(neuron, 128).toFixed(2)}" r="1.5" fill="${colours.ink}"/>`,
  );
  const answers = Array.from({ length: 10 }, (_, digit) => {
    const y = yOf(digit, 10);
    const yours = digit === first.prediction;
    const fill = yours ? colours.marker : colours.raised;
    const stroke = yours ? colours['marker-line'] : colours.ink;
    const circle = `<circle cx="${outputX + 12}" cy="${y}" r="17" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`;
    const style = { face: 'inter', size: 19, weight: 600 } as const;
    return circle + text(String(digit), style, { x: outputX + 12, y: y + 7, anchor: 'middle' });
  });
  const box = `<rect x="${inputX - 27}" y="${top - 1}" width="26" height="${high + 2}" fill="${colours.raised}" stroke="${colours['marker-line']}" stroke-width="2"/>`;
  return {
    svg: [
      `<g fill="none" stroke-width="0.9">${lines(hidden, inputX, hiddenX, 300, 0.5).join('')}</g>`,
      `<g fill="none" stroke-width="1.1">${lines(output, hiddenX, outputX - 4, 500, 0.85).join('')}</g>`,
      box,
      inputs,
      ...neurons,
      ...answers,
      label('784', inputX - 14, 584, 'middle'),
      label('128', hiddenX, 584, 'middle'),
      label('10', outputX + 12, 584, 'middle'),
    ].join(''),
    says: 'The network’s strongest weights as lines between 784 inputs, 128 hidden neurons and ten outputs: blue where they are positive, orange where negative.',
  };
};

/** One neuron at work on the digit, and the layer in which it stands. */
const neuron: Draw = (marks, { network, first }) => {
  const { picture, squares, text, outline, label, colours } = marks;
  const chosen = first.activations.indexOf(Math.max(...first.activations));
  const [hidden] = network.layers;
  const weights = first.pixels.map((_, input) => hidden.weights[input * 128 + chosen]);
  const largest = Math.max(...weights.map(Math.abs));
  const step = wide / 16;
  const box = {
    x: left + (chosen % 16) * step + 1,
    y: 366 + Math.floor(chosen / 16) * step + 1,
    width: step - 2,
    height: step - 2,
  };
  const size = 176;
  const times = { face: 'inter', size: 34, weight: 400 } as const;
  return {
    svg: [
      picture(first.pixels, { x: left, y: 78, size, frame: colours['marker-line'] }),
      text('×', times, { x: middle, y: 178, anchor: 'middle' }),
      picture(weights, { x: left + wide - size, y: 78, size, largest, signed: true }),
      label('your digit', left, 286),
      label(`weights of neuron ${chosen + 1}`, left + wide, 286, 'end'),
      `<path d="M${middle} 196V316H${box.x + box.width / 2}V${box.y - 6}" fill="none" stroke="${colours['soft-ink']}" stroke-width="2"/>`,
      squares(first.activations, left, 366, wide),
      outline(box, colours.positive, 3),
    ].join(''),
    says: `A handwritten ${first.prediction} times the weights of one neuron, blue and orange, and the 128 hidden neurons as squares: the more ink, the more a neuron says.`,
  };
};

/** Ten probabilities of which none is certain. */
const doubt: Draw = ({ picture, bars, colours }, { doubtful }) => ({
  svg: [
    picture(doubtful.pixels, { x: left, y: 56, size: 140, frame: colours['marker-line'] }),
    bars(doubtful, { x: left, y: 222, width: wide, step: 36 }),
  ].join(''),
  says: 'A digit that the network is not sure about, and its ten probabilities as bars.',
});

/** Any digit, and what the hidden layer makes of it. */
const reading =
  (digit: number): Draw =>
  ({ picture, squares, arrow, colours }, { ofDigit }) => {
    const { pixels: ink, activations } = ofDigit(digit);
    return {
      svg: [
        picture(ink, { x: middle - 110, y: 62, size: 220, frame: colours['marker-line'] }),
        arrow(middle, 302, 34),
        squares(activations, left, 360, wide),
      ].join(''),
      says: `A handwritten ${digit}, and the 128 hidden neurons as squares: the more ink, the more a neuron says.`,
    };
  };

/** The first images of the test set. */
const digits: Draw = ({ picture, colours }, { images }) => {
  const size = 70;
  const gap = 12;
  const across = 5;
  const down = 6;
  const [x0, y0] = [(520 - across * size - (across - 1) * gap) / 2, 75];
  return {
    svg: images
      .slice(0, across * down)
      .map((ink, place) => {
        const x = x0 + (place % across) * (size + gap);
        const y = y0 + Math.floor(place / across) * (size + gap);
        return picture(ink, {
          x,
          y,
          size,
          frame: place === 0 ? colours['marker-line'] : colours.line,
        });
      })
      .join(''),
    says: `The first ${across * down} handwritten digits of the MNIST test set.`,
  };
};

/** The page's own words, one below the other. */
const list: Draw = ({ text, colours }, _shown, words) => ({
  svg: words
    .slice(0, 11)
    .map((word, place) => {
      const marked = place === 5;
      const style = { face: 'literata', size: 32, weight: marked ? 600 : 400 } as const;
      const y = 84 + place * 51;
      const fill = marked ? colours.ink : colours['soft-ink'];
      const marker = `<rect x="0" y="${y - 37}" width="520" height="54" fill="${colours.marker}"/>`;
      return (marked ? marker : '') + text(word, style, { x: left, y, fill });
    })
    .join(''),
  says: `The words ${words.slice(0, 11).join(', ')}.`,
});

const ofFigure: Record<string, Draw> = {
  'draw-digit': journey,
  'pixel-lab': pixels,
  'layer-builder': connections,
  'one-neuron': neuron,
  'your-answer': doubt,
};

export interface Subject {
  /** The names of the page's figures. */
  figures: string[];
  /** The terms the page defines. */
  words: string[];
  /** The number of the chapter, if it is one. */
  chapter?: number;
}

/** The picture of the first figure that has one here; else a digit that is the chapter's number. */
export function drawingFor({ figures, words, chapter }: Subject): Draw {
  const known = figures.find((figure) => Object.hasOwn(ofFigure, figure));
  if (known) return ofFigure[known]!;
  if (chapter !== undefined) return reading(chapter % 10);
  return words.length > 0 ? list : digits;
}

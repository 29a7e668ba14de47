// The three commonest mistakes of each exercise of Part 1: what a reader writes instead of a part of the solution, and
// what the check says to it.
interface Mistake {
  /** Replaced in the solution by `writes`; all of it where none is given. */
  instead?: string;
  writes: string;
  says: RegExp;
}

const mistake = (instead: string, writes: string, says: RegExp): Mistake => ({
  instead,
  writes,
  says,
});
const whole = (writes: string, says: RegExp): Mistake => ({ writes, says });

export const mistakes: Record<string, Record<string, [Mistake, Mistake, Mistake]>> = {
  'why-now': {
    majority: [
      mistake('times.indexOf(', '(', /Do you return the label, or how often it occurs\?/),
      mistake('times.indexOf(', 'times.lastIndexOf(', /the smaller label wins/),
      mistake(
        'return times.indexOf(Math.max(...times))',
        'return `${times.indexOf(Math.max(...times))}` as never',
        /as text/,
      ),
    ],
  },
  inputs: {
    'row-and-column': [
      mistake('Math.floor(', 'Math.round(', /Round down, not to the nearest/),
      mistake('Math.floor(place / 28)', 'place / 28', /A row is a whole number: round down/),
      whole(
        'const rowOf = (place: number): number => place % 28;\nconst columnOf = (place: number): number => Math.floor(place / 28);',
        /Are row and column swapped\?/,
      ),
    ],
    'most-ink': [
      whole(
        `import { pixelsOf, testImages, type ImageSet } from 'mnist';
const mostInk = (images: ImageSet): number =>
  Math.max(
    ...Array.from({ length: images.count }, (_, place) =>
      pixelsOf(images, place).reduce((sum, value) => sum + value, 0),
    ),
  );
const images = await testImages();`,
        /Return the place instead/,
      ),
      mistake('images.count', 'images.count - 1', /Does your loop reach the last image\?/),
      mistake('ink += value', 'ink += value > 0 ? 1 : 0', /count the pixels that aren’t 0/),
    ],
  },
  connections: {
    'count-connections': [
      mistake('sizes[layer - 1] *', '(sizes[layer - 1] + 1) *', /the biases are still in it/),
      mistake('layer < sizes.length', 'layer < 2', /Is every layer counted\?/),
      mistake('- 1] *', '- 1] +', /each of 2 inputs has a line to each of 3 neurons/),
    ],
    'deep-enough': [
      mistake('return depth', 'return 8', /Is 8 written into your function\?/),
      mistake('return depth', 'return depth - 1', /gave 7, and depth 7 saves 69/),
      mistake(
        'return depth',
        'return saving(wide, narrow, depth)',
        /Return the depth, not the share/,
      ),
    ],
  },
  'forward-pass': {
    dense: [
      mistake(
        'i * sums.length + j',
        'j * inputs.length + i',
        /place = i × \(number of outputs\) \+ j/,
      ),
      mistake('from(biases)', 'from(biases, () => 0)', /only the biases should be left/),
      mistake('sums[j] +=', 'sums[j] =', /Only the last input counts/),
    ],
    fold: [
      mistake('folded[i * 2 + k]', 'folded[k * 5 + i]', /First come both weights of input 0/),
      mistake('+= toMiddle', '= toMiddle', /Only the paths through one neuron count/),
      mistake('Array(10)', 'Array(15)', /Your list has 15 weights, expected 10/),
    ],
  },
  prediction: {
    'stable-softmax': [
      mistake('logit - largest', 'logit', /NaN means that an exponential was too large/),
      mistake('logit - largest', 'logit - 1000', /not a fixed number/),
      mistake('Math.max(', 'Math.min(', /Subtract the largest logit, not the smallest/),
    ],
    threshold: [
      mistake('threshold = step / 1000', 'threshold = 0.5', /Go higher/),
      mistake('threshold = step / 1000', 'threshold = 0.99', /A lower threshold answers/),
      mistake('threshold = step / 1000', 'threshold = step / 10', /it should be a probability/),
    ],
  },
  'change-its-mind': {
    strongest: [
      mistake('return best', 'return largest', /not the pull itself/),
      mistake('= pull(', '= -pull(', /Look for the largest pull, not the smallest/),
      mistake('pixel < 784', 'pixel < 28', /Is every place looked at/),
    ],
    aim: [
      mistake('+ size *', '- size *', /Every input went the other way/),
      mistake(
        'Math.sign(directions[place])',
        'directions[place]',
        /only the sign of the slope counts/,
      ),
      mistake(
        'Math.min(1, Math.max(0, ',
        'Math.min(9, Math.max(-9, ',
        /have left the range from 0 to 1/,
      ),
    ],
  },
  representations: {
    'most-selective': [
      whole(
        `function selectivity(neuron: number, digit: number): number {
  const [all, fired] = [Array(10).fill(0), Array(10).fill(0)];
  for (let image = 0; image < images.count; image++) {
    all[images.labels[image]]++;
    if (activations[image * 128 + neuron] > 0) fired[images.labels[image]]++;
  }
  const shares = fired.map((count, label) => count / all[label]);
  return shares[digit] - (shares.reduce((sum, share) => sum + share, 0) - shares[digit]) / 9;
}
const mostSelective = (digit: number): number => 64;`,
        /Count every other image once, whatever its digit/,
      ),
      mistake(
        '- othersFired / others',
        '- (ownFired + othersFired) / images.count',
        /of all other images/,
      ),
      mistake(
        'return best',
        'return selectivity(best, digit)',
        /Return the neuron, not its selectivity/,
      ),
    ],
  },
  embeddings: {
    'top-k': [
      mistake(
        '.slice(0, k)',
        '.slice(0, k).map((place) => distances[place])',
        /places, not distances/,
      ),
      mistake(
        'places.toSorted((a, b) => distances[a] - distances[b])',
        'distances.sort().map((_, place) => place)',
        /Your function changed the list/,
      ),
      mistake(
        'distances[a] - distances[b]',
        'distances[b] - distances[a]',
        /The nearest should come first/,
      ),
    ],
    disagree: [
      mistake(
        'return images.labels[nearest]',
        'return nearest',
        /Return the label of the nearest image/,
      ),
      whole(
        `const nearestLabel = (query: number, numbers: ArrayLike<number>, size: number): number => {
  let [nearest, smallest] = [0, Infinity];
  for (let stored = 0; stored < 2000; stored++) {
    let distance = 0;
    for (let i = 0; i < size; i++)
      distance += (numbers[stored * size + i] - numbers[query * size + i]) ** 2;
    if (distance < smallest) [nearest, smallest] = [stored, distance];
  }
  return images.labels[nearest];
};
const findDisagreement = (): number => 1023;`,
        /Is it compared with itself\?/,
      ),
      mistake('return query', 'return 1000', /both give the label/),
    ],
  },
  speed: {
    'leave-out-zeros': [
      mistake('=== 0', '<= 0', /An input below zero counts too/),
      mistake('if (inputs[i] === 0) continue;', '', /The answers are correct, but you read/),
      mistake('continue', 'break', /It stops at the first 0/),
    ],
  },
  debugging: {
    'early-stop': [
      mistake('break', 'return epoch', /Do you return the epoch where it stops\?/),
      mistake('] < ', '] <= ', /an equal loss isn’t a better one/),
      mistake('>= patience', '> patience', /it stops before it sees 0\.5/),
    ],
  },
  architecture: {
    'lenet-parameters': [
      mistake('kernelSize ** 2 + 1', 'kernelSize ** 2', /each with a bias/),
      mistake('maps * kernelSize', 'kernelSize', /a window on each of the 6 maps/),
      mistake('(inputs + 1)', 'inputs', /and 120 biases are/),
    ],
    'patch-parameters': [
      mistake('pixels + 1 + patches', 'pixels + patches', /The biases are missing/),
      mistake('pixels + 1 + patches', 'pixels + 1', /The positions are missing/),
      mistake('(28 / side) ** 2', '28 / side', /16 patches, not 4/),
    ],
  },
  'how-they-read': {
    'max-pool': [
      mistake('-Infinity', '0', /Does your search start from 0\?/),
      mistake(
        '(y * size + i) * side + x * size + j',
        '(y + i) * side + x + j',
        /Your squares overlap/,
      ),
      whole(
        `function maxPool(map: ArrayLike<number>, side: number, size: number): number[] {
  const places = Math.floor(side / size);
  return Array.from({ length: places ** 2 }, (_, place) => {
    const [y, x] = [Math.floor(place / places), place % places];
    let sum = 0;
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) sum += map[(y * size + i) * side + x * size + j];
    return sum / size ** 2;
  });
}`,
        /Max-pooling keeps the largest number/,
      ),
    ],
    'gru-memory': [
      mistake('update ** steps', '(1 - update) ** steps', /A gate of 1 keeps all/),
      mistake('share ** (1 / steps)', 'share / steps', /A quarter is left after two steps/),
      mistake('update ** steps', 'update * steps', /half of that half after two/),
    ],
    'attention-head': [
      mistake('Math.exp(fit(query, key))', 'fit(query, key)', /A share is never below 0/),
      mistake('one / sum', 'one', /A row of shares should add up to 1/),
      whole(
        `function head(queries: number[][], keys: number[][]): number[][] {
  const fit = (query: number[], key: number[]) =>
    query.reduce((sum, number, j) => sum + number * key[j], 0) / Math.sqrt(query.length);
  const rows = queries.map((query) => keys.map((key) => Math.exp(fit(query, key))));
  const sums = keys.map((_, j) => rows.reduce((sum, row) => sum + row[j], 0));
  return rows.map((row) => row.map((one, j) => one / sums[j]));
}`,
        /Your columns add up to 1/,
      ),
    ],
  },
  cost: {
    price: [
      mistake('6 * parameters', 'parameters', /It takes six/),
      mistake('* machine.reached', '', /the machine needs four times as long/),
      mistake('(seconds / 3600)', 'seconds', /costs its price by the hour/),
    ],
  },
  recap: {
    'whole-network': [
      mistake('(sizes[k - 1] + 1) * sizes[k]', 'sizes[k - 1] * sizes[k]', /6 weights and 2 biases/),
      mistake('isLast ? sums : ', '', /Does ReLU come after the last layer, too\?/),
      mistake('logit - largest', 'logit', /Subtract the largest logit first/),
    ],
  },
};

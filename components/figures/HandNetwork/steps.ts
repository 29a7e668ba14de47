// The backward pass of the small network as five arrows, each with a question: the right numbers, and those that a common mistake gives.
import { handNumbers } from '#src/formulas/hand-network.ts';

type Numbers = keyof ReturnType<typeof handNumbers>;

export interface Option {
  values: number[];
  verdict: string;
  right?: boolean;
}

export interface Arrow {
  /** What is asked for, under the name it has in the source. */
  name: Numbers;
  /** The formula in the words of the source. */
  formula: string;
  question: string;
  options: Option[];
}

/** Numbers a row: a matrix has a row for each thing that a connection starts from. */
export const rowLength: Partial<Record<Numbers, number>> = {
  dOutputWeights: 2,
  dHiddenWeights: 3,
};

// Every number of this network is a fraction, and chosen so.
const numbers = handNumbers();

const right = (name: Numbers, verdict: string): Option => ({
  values: numbers[name],
  verdict,
  right: true,
});
const wrong = (values: number[], verdict: string): Option => ({ values, verdict });

export const arrows: Arrow[] = [
  {
    name: 'dLogits',
    formula: 'probabilities − (1, 0)',
    question:
      'Class 0 is right, and it got half of the probability. How fast does the loss rise with each of the two logits?',
    options: [
      wrong(
        [1 / 2, 1 / 2],
        'Not quite: those are the probabilities. The right answer’s 1 has not been subtracted.',
      ),
      right(
        'dLogits',
        'Yes. Raising the right logit lowers the loss, so its slope is negative. The two slopes always add up to 0.',
      ),
      wrong(
        [-1 / 4, 1 / 4],
        'Not quite: here softmax has been taken back twice. Probability minus right answer already holds all of softmax.',
      ),
      wrong(
        [1 / 2, -1 / 2],
        'Not quite: the sign is turned round. That is what the logits should do, and a slope says how the loss rises.',
      ),
    ],
  },
  {
    name: 'dOutputWeights',
    formula: 'activation × dLogit, for each connection',
    question:
      'Each weight of the second layer carried an activation to a logit. Which six slopes do they get, a row for each hidden neuron?',
    options: [
      right(
        'dOutputWeights',
        'Yes: what went in, times the slope at the end. The middle neuron passed on 0, so both its slopes are 0, although one of its weights is the largest of the whole network.',
      ),
      wrong(
        [-1, 1, 1 / 2, -1 / 2, -1 / 2, 1 / 2],
        'Not quite: the middle neuron has a pre-activation of −1, but ReLU made it 0. What the connection carried was 0.',
      ),
      wrong(
        [-1 / 2, 1 / 2, -1 / 2, 1 / 2, -1 / 2, 1 / 2],
        'Not quite: the activations are missing. A weight that carried twice as much has twice the slope.',
      ),
    ],
  },
  {
    name: 'dActivations',
    formula: 'Σ weight × dLogit, over both logits',
    question: 'Now for the three activations. How fast does the loss rise with each of them?',
    options: [
      wrong(
        [-1 / 2, 2, 3 / 2],
        'Not quite: all three signs are turned round. The middle neuron would push the right logit up and the wrong one down, so more of it lowers the loss.',
      ),
      wrong(
        [2 / 5, -2, -31 / 20],
        'Not quite: the second layer’s weights have already taken their step here. All slopes belong to one network, the one before the step.',
      ),
      right(
        'dActivations',
        'Yes: each activation adds up what its two connections say. The middle neuron has the steepest slope of the three, and a negative one: the outputs would very much like it to fire.',
      ),
    ],
  },
  {
    name: 'dPreActivations',
    formula: 'dActivation where preActivation > 0, else 0',
    question: 'ReLU sits between each activation and its pre-activation. What passes back?',
    options: [
      wrong(
        [1 / 2, -2, -3 / 2],
        'Not quite: the gate was forgotten. The middle neuron is silent, and a slightly larger sum would leave it silent.',
      ),
      wrong(
        [1 / 2, 0, 0],
        'Not quite: the gate looked at the sign of the slope. It opens by the pre-activation, on the way forward.',
      ),
      right(
        'dPreActivations',
        'Yes. The gate of the middle neuron is shut, so the steepest slope of all is struck out.',
      ),
    ],
  },
  {
    name: 'dHiddenWeights',
    formula: 'input × dPreActivation, for each connection',
    question:
      'Last come the first layer’s weights. Which six slopes do they get, a row for each input?',
    options: [
      wrong(
        [1 / 2, 0, -3 / 2, 1 / 2, 0, -3 / 2],
        'Not quite: the inputs are missing. The second input is twice the first, so its row is doubled.',
      ),
      right(
        'dHiddenWeights',
        'Yes. The second row is twice the first, because its input is. And the middle column is 0: a silent neuron learns nothing from this example.',
      ),
      wrong(
        [1 / 2, -2, -3 / 2, 1, -4, -3],
        'Not quite: these are the slopes without the gate. The middle column belongs to the silent neuron.',
      ),
    ],
  },
];

// What the chapter on learned representations says in numbers: all from the records of the experiments.
import { joinFacts } from './define-facts.ts';
import {
  checkpointsRecord,
  edgesRecord,
  frozenRecord,
  shuffledRecord,
  unitsRecord,
} from '#src/records/index.ts';

interface Answers {
  correct: number;
  count: number;
}

const share = ({ correct, count }: Answers) => correct / count;
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const representationFacts = () =>
  joinFacts([pictureFacts(), edgeFacts(), unitFacts(), silenceFacts(), learningFacts()]);

/** By then the network is good, and its pictures are not. */
const earlyStep = 100;

function pictureFacts() {
  const { checkpoints } = checkpointsRecord;
  const early = checkpoints.find(({ step }) => step === earlyStep)!;
  const last = (run: string) => checkpoints.findLast((one) => one.run === run)!;
  return {
    'correlation-start': checkpoints[0].neighbourCorrelation,
    'correlation-end': last('book').neighbourCorrelation,
    'correlation-small': last('small-start').neighbourCorrelation,
    'accuracy-decay': share(last('weight-decay').test),
    'accuracy-small': share(last('small-start').test),
    'small-start-divisor': checkpointsRecord.smallStartDivisor,
    'early-step': early.step,
    'early-accuracy': share(early.test),
    'early-correlation': early.neighbourCorrelation,
  };
}

function edgeFacts() {
  const { templates, medianR2, largestR2, aboveHalf, untrained } = edgesRecord;
  return {
    'edge-templates': templates,
    'edge-median': medianR2,
    'edge-largest': largestR2,
    'edge-above-half': aboveHalf,
    'edge-chance-median': untrained.medianR2,
    'edge-chance-largest': untrained.largestR2,
  };
}

function unitFacts() {
  const { units, byDigitsCalled, bestUnits } = unitsRecord;
  const { unit, auc } = bestUnits[8];
  const areas = bestUnits.map((best) => best.auc);
  return {
    'fires-for-one': byDigitsCalled[1],
    'fires-for-none': byDigitsCalled[0],
    'fires-for-several': byDigitsCalled.slice(2).reduce((sum, count) => sum + count),
    'eight-neuron': unit + 1,
    'eight-auc': auc,
    'eight-fires': units[unit].active[8],
    'eight-fires-on-six': units[unit].active[6],
    'eight-digits': units[unit].active.filter((active) => active >= 0.5).length,
    'auc-best': Math.max(...areas),
    'auc-best-digit': areas.indexOf(Math.max(...areas)),
    'auc-least': Math.min(...areas),
    'auc-least-digit': areas.indexOf(Math.min(...areas)),
  };
}

function silenceFacts() {
  const { units, correct, count, ablation } = unitsRecord;
  const lost = units.map(({ correctWithout }) => (correct - correctWithout) / count);
  const { spread } = ablation;
  const half = units.length / 2;
  return {
    'one-silent-lost': mean(lost),
    'one-silent-most-lost': Math.max(...lost),
    'half-silent-mean': spread.mean[half] / count,
  };
}

function learningFacts() {
  const { points } = frozenRecord;
  const scores = (frozenLayers: number) =>
    mean(
      points.filter((point) => point.frozenLayers === frozenLayers).map(({ test }) => share(test)),
    );
  const [inPlace, moved] = shuffledRecord.runs;
  return {
    'frozen-accuracy': scores(1),
    'frozen-learning': points.find(({ frozenLayers }) => frozenLayers === 1)!.learning,
    'frozen-none-accuracy': scores(0),
    // In percentage points.
    'frozen-gap': 100 * (scores(0) - scores(1)),
    'frozen-seeds': points.filter(({ frozenLayers }) => frozenLayers === 1).length,
    'in-place-correct': inPlace.test.correct,
    'shuffled-correct': moved.test.correct,
    'shuffled-different': shuffledRecord.differentAnswers,
  };
}

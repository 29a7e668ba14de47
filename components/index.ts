// The only list of tags: what a chapter may use, without imports.
import Ablation from './Ablation/Ablation.astro';
import Baselines from './Baselines/Baselines.astro';
import BatchCurve from './BatchCurve/BatchCurve.astro';
import Cell from './Cell/Cell.astro';
import Check from './Check/Check.astro';
import Choice from './Choice/Choice.astro';
import CircleToy from './CircleToy/CircleToy.astro';
import Cite from './Cite/Cite.astro';
import ClassifyAll from './ClassifyAll/ClassifyAll.astro';
import Clinic from './Clinic/Clinic.astro';
import ColdAndWarm from './ColdAndWarm/ColdAndWarm.astro';
import ConfidenceOnNoise from './ConfidenceOnNoise/ConfidenceOnNoise.astro';
import ConfusionMatrix from './ConfusionMatrix/ConfusionMatrix.astro';
import DataSizeCurve from './DataSizeCurve/DataSizeCurve.astro';
import DeadPixels from './DeadPixels/DeadPixels.astro';
import Digit from './Digit/Digit.astro';
import EdgeMeter from './EdgeMeter/EdgeMeter.astro';
import Exercise from './Exercise/Exercise.astro';
import Guess from './Guess/Guess.astro';
import HalvingCurve from './HalvingCurve/HalvingCurve.astro';
import HiddenLayer from './HiddenLayer/HiddenLayer.astro';
import Hint from './Hint/Hint.astro';
import InkHistogram from './InkHistogram/InkHistogram.astro';
import LayerBuilder from './LayerBuilder/LayerBuilder.astro';
import MatrixShapes from './MatrixShapes/MatrixShapes.astro';
import Note from './Note/Note.astro';
import OneNeuron from './OneNeuron/OneNeuron.astro';
import OperationCounter from './OperationCounter/OperationCounter.astro';
import OtherNumbers from './OtherNumbers/OtherNumbers.astro';
import OwnData from './OwnData/OwnData.astro';
import PixelLab from './PixelLab/PixelLab.astro';
import Preprocessing from './Preprocessing/Preprocessing.astro';
import Quiz from './Quiz/Quiz.astro';
import RegularisationBench from './RegularisationBench/RegularisationBench.astro';
import RejectOption from './RejectOption/RejectOption.astro';
import ReliabilityDiagram from './ReliabilityDiagram/ReliabilityDiagram.astro';
import Says from './Says/Says.astro';
import SoftmaxBench from './SoftmaxBench/SoftmaxBench.astro';
import Solution from './Solution/Solution.astro';
import SourceCode from './SourceCode/SourceCode.astro';
import SpeedLadder from './SpeedLadder/SpeedLadder.astro';
import StrongestWeights from './StrongestWeights/StrongestWeights.astro';
import Term from './Term/Term.astro';
import TrainNow from './TrainNow/TrainNow.astro';
import UnitInspector from './UnitInspector/UnitInspector.astro';
import UntouchedWeights from './UntouchedWeights/UntouchedWeights.astro';
import Value from './Value/Value.astro';
import WeightGrid from './WeightGrid/WeightGrid.astro';
import WidthCurve from './WidthCurve/WidthCurve.astro';
import WithoutRelu from './WithoutRelu/WithoutRelu.astro';
import WrittenRule from './WrittenRule/WrittenRule.astro';
import YourAnswer from './YourAnswer/YourAnswer.astro';

export const tags = {
  Ablation,
  Baselines,
  BatchCurve,
  Cell,
  Check,
  Choice,
  CircleToy,
  Cite,
  ClassifyAll,
  Clinic,
  ColdAndWarm,
  ConfidenceOnNoise,
  ConfusionMatrix,
  DataSizeCurve,
  DeadPixels,
  Digit,
  EdgeMeter,
  Exercise,
  Guess,
  HalvingCurve,
  HiddenLayer,
  Hint,
  InkHistogram,
  LayerBuilder,
  MatrixShapes,
  Note,
  OneNeuron,
  OperationCounter,
  OtherNumbers,
  OwnData,
  PixelLab,
  Preprocessing,
  Quiz,
  RegularisationBench,
  RejectOption,
  ReliabilityDiagram,
  Says,
  SoftmaxBench,
  Solution,
  SourceCode,
  SpeedLadder,
  StrongestWeights,
  Term,
  TrainNow,
  UnitInspector,
  UntouchedWeights,
  Value,
  WeightGrid,
  WidthCurve,
  WithoutRelu,
  WrittenRule,
  YourAnswer,
};

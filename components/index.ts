// The only list of tags: what a chapter may use, without imports.
import Ablation from './Ablation/Ablation.astro';
import Baselines from './Baselines/Baselines.astro';
import BatchCurve from './BatchCurve/BatchCurve.astro';
import Cell from './Cell/Cell.astro';
import Check from './Check/Check.astro';
import Choice from './Choice/Choice.astro';
import CircleToy from './CircleToy/CircleToy.astro';
import Cite from './Cite/Cite.astro';
import Claim from './Claim/Claim.astro';
import ClaimCounts from './ClaimCounts/ClaimCounts.astro';
import ClassifyAll from './ClassifyAll/ClassifyAll.astro';
import Clinic from './Clinic/Clinic.astro';
import ColdAndWarm from './ColdAndWarm/ColdAndWarm.astro';
import ConfidenceOnNoise from './ConfidenceOnNoise/ConfidenceOnNoise.astro';
import ConfusionMatrix from './ConfusionMatrix/ConfusionMatrix.astro';
import CostCalculator from './CostCalculator/CostCalculator.astro';
import CostScale from './CostScale/CostScale.astro';
import CourseTest from './CourseTest/CourseTest.astro';
import DataSizeCurve from './DataSizeCurve/DataSizeCurve.astro';
import DeadPixels from './DeadPixels/DeadPixels.astro';
import Digit from './Digit/Digit.astro';
import EdgeMeter from './EdgeMeter/EdgeMeter.astro';
import EmbeddingMap from './EmbeddingMap/EmbeddingMap.astro';
import EmbeddingScores from './EmbeddingScores/EmbeddingScores.astro';
import Exercise from './Exercise/Exercise.astro';
import Guess from './Guess/Guess.astro';
import HalvedAccuracy from './HalvedAccuracy/HalvedAccuracy.astro';
import HalvingCurve from './HalvingCurve/HalvingCurve.astro';
import HiddenLayer from './HiddenLayer/HiddenLayer.astro';
import Hint from './Hint/Hint.astro';
import InkHistogram from './InkHistogram/InkHistogram.astro';
import LayerBuilder from './LayerBuilder/LayerBuilder.astro';
import LiveNumber from './LiveNumber/LiveNumber.astro';
import MatrixShapes from './MatrixShapes/MatrixShapes.astro';
import NeighbourSearch from './NeighbourSearch/NeighbourSearch.astro';
import ModelTable from './ModelTable/ModelTable.astro';
import Note from './Note/Note.astro';
import NetworkSketch from './NetworkSketch/NetworkSketch.astro';
import OneNeuron from './OneNeuron/OneNeuron.astro';
import OperationCounter from './OperationCounter/OperationCounter.astro';
import OtherNumbers from './OtherNumbers/OtherNumbers.astro';
import Passage from './Passage/Passage.astro';
import OwnData from './OwnData/OwnData.astro';
import PixelLab from './PixelLab/PixelLab.astro';
import Preprocessing from './Preprocessing/Preprocessing.astro';
import Quiz from './Quiz/Quiz.astro';
import RegularisationBench from './RegularisationBench/RegularisationBench.astro';
import RejectOption from './RejectOption/RejectOption.astro';
import ReliabilityDiagram from './ReliabilityDiagram/ReliabilityDiagram.astro';
import SavedCompute from './SavedCompute/SavedCompute.astro';
import Says from './Says/Says.astro';
import SizeAndWork from './SizeAndWork/SizeAndWork.astro';
import SheetDigit from './SheetDigit/SheetDigit.astro';
import SheetNumber from './SheetNumber/SheetNumber.astro';
import SheetScores from './SheetScores/SheetScores.astro';
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
import VectorSearch from './VectorSearch/VectorSearch.astro';
import WeightGrid from './WeightGrid/WeightGrid.astro';
import WhoseTime from './LiveNumber/WhoseTime.astro';
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
  Claim,
  ClaimCounts,
  ClassifyAll,
  Clinic,
  ColdAndWarm,
  ConfidenceOnNoise,
  ConfusionMatrix,
  CostCalculator,
  CostScale,
  CourseTest,
  DataSizeCurve,
  DeadPixels,
  Digit,
  EdgeMeter,
  EmbeddingMap,
  EmbeddingScores,
  Exercise,
  Guess,
  HalvedAccuracy,
  HalvingCurve,
  HiddenLayer,
  Hint,
  InkHistogram,
  LayerBuilder,
  LiveNumber,
  MatrixShapes,
  NeighbourSearch,
  ModelTable,
  Note,
  NetworkSketch,
  OneNeuron,
  OperationCounter,
  OtherNumbers,
  Passage,
  OwnData,
  PixelLab,
  Preprocessing,
  Quiz,
  RegularisationBench,
  RejectOption,
  ReliabilityDiagram,
  SavedCompute,
  Says,
  SizeAndWork,
  SheetDigit,
  SheetNumber,
  SheetScores,
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
  VectorSearch,
  WeightGrid,
  WhoseTime,
  WidthCurve,
  WithoutRelu,
  WrittenRule,
  YourAnswer,
};

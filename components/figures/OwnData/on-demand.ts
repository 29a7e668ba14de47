// What the figure needs only once a reader brings, trains or takes something: fetched then.
export { readDigit } from '#src/formulas/reading.ts';
export { saveFile } from '#src/notebook/download/save-file.ts';
export { addExamples } from '#src/own-data/collection.ts';
export { exampleImages } from '#src/own-data/example-digits.ts';
export { modelCard } from '#src/own-data/model-card.ts';
export { networkToOnnx } from '#src/own-data/onnx.ts';
export { receive, waitingSentence } from '#src/own-data/receive.ts';
export { metadataOf } from '#src/own-data/trained.ts';
export { weightsFile } from '#src/own-data/weights-file.ts';
export { writeCsv } from '#src/own-data/write-csv.ts';
export { decodeImage } from './decode-image.ts';
export { planFor } from './own-plan.ts';

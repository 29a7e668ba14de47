// Step 1: files, drawings or the book's own digits become classes of images.
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Choice } from '#components/controls/Choice.tsx';
import { Select } from '#components/controls/Select.tsx';
import { fittedSide } from '#src/mnist/fit.ts';
import { addClass } from '#src/own-data/collection.ts';
import { limits } from '#src/own-data/limits.ts';
import type { Manner } from '#src/own-data/prepare.ts';
import type { Built } from './recorded-run.ts';
import { BringLines } from './BringLines.tsx';
import { BuiltClasses, ClassTable, UndoButton } from './ClassTable.tsx';
import { chosenFiles, droppedFiles } from './dropped-files.ts';
import { Step } from './parts.tsx';
import type { OwnCollection } from './use-collection.ts';
import { useHandedFocus } from './use-handed-focus.ts';
import { usePads } from './use-pads.ts';

const manners: [Manner, string][] = [
  ['writing', 'writing'],
  ['photo', 'photos'],
];

export function BringStep({ own, built }: { own: OwnCollection; built: Built }) {
  const { collection } = own;
  const [manner, setManner] = useState<Manner>('writing');
  const [home, setHome] = useState('');
  const [isOver, setOver] = useState(false);
  const { area, handOn } = useHandedFocus();
  const className = collection.some(({ name }) => name === home) ? home : undefined;
  const choose = (input: HTMLInputElement) => {
    void own.bring(chosenFiles(input.files ?? []), manner, className);
    // So that the same file can be chosen again.
    input.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer)
      void droppedFiles(event.dataTransfer).then((files) => own.bring(files, manner, className));
  };
  const isEmpty = collection.length === 0;
  return (
    <Step number={1} name="Bring examples">
      <div
        ref={area}
        class={`own-drop own-live ${isOver ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>
          PNG or JPEG images, a CSV table or IDX files: two to {limits.classes} classes, at least{' '}
          {limits.fewestInClass} images of each. Drop them here, or
        </p>
        <div class="controls">
          <Button strong={isEmpty} onClick={() => void own.bringExample()}>
            Try with 3 against 8
          </Button>
          <FileButton words="Choose files" onFiles={choose} />
          <FileButton words="Choose a folder" onFiles={choose} folder />
        </div>
        <div class="controls">
          <Choice
            legend="Images show"
            name="own-manner"
            options={manners}
            value={manner}
            onValue={setManner}
          />
          <Select
            label="Put images into"
            options={[
              ['', 'the class of their folder or name'],
              ...collection.map(({ name }) => [name, name] as const),
            ]}
            value={className ?? ''}
            onValue={setHome}
          />
          <NewClass own={own} />
        </div>
        <p class="label own-hint">
          {/* given 12: example */}
          {manner === 'writing'
            ? `Writing is cut out, made ${fittedSide} pixels long and centred in 28 × 28, as MNIST’s digits are. Paper is what lies along the edge.`
            : 'A photo keeps the square in its middle, made 28 × 28, in grey.'}{' '}
          A file “cat-12.png”, or any file in a folder “cat”, goes into the class cat.
        </p>
      </div>
      <BringLines own={own} />
      <DrawExamples own={own} />
      {isEmpty && own.undo && (
        <div class="controls">
          <UndoButton undo={own.undo} handOn={handOn} />
        </div>
      )}
      {isEmpty ? <BuiltClasses built={built} /> : <ClassTable own={own} handOn={handOn} />}
    </Step>
  );
}

function DrawExamples({ own }: { own: OwnCollection }) {
  const [isOpen, setOpen] = useState(false);
  const { pads, why } = usePads(isOpen);
  return (
    <details
      class="own-draw own-live"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Draw examples</summary>
      {pads && <pads.ExamplePad own={own} />}
      {why && <p class="trouble">{why}</p>}
    </details>
  );
}

interface FileButtonProps {
  words: string;
  folder?: boolean;
  onFiles: (input: HTMLInputElement) => void;
}

/** A browser's own file button, in the book's looks. */
const FileButton = ({ words, folder = false, onFiles }: FileButtonProps) => (
  <label class="button own-file">
    <input
      type="file"
      multiple
      {...(folder ? { webkitdirectory: true } : {})}
      onChange={(event) => onFiles(event.currentTarget)}
    />
    {words}
  </label>
);

function NewClass({ own }: { own: OwnCollection }) {
  const [name, setName] = useState('');
  const next = addClass(own.collection, name);
  const add = (event: Event) => {
    event.preventDefault();
    if (!next) return;
    own.change((collection) => addClass(collection, name) ?? collection);
    setName('');
  };
  return (
    <form class="own-field" onSubmit={add}>
      <label class="own-field">
        <span>New class</span>
        <input
          type="text"
          value={name}
          maxLength={limits.nameCharacters}
          autocomplete="off"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" disabled={!next}>
        Add
      </Button>
    </form>
  );
}
